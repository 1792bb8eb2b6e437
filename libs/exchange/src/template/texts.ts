import {
  createFormatter,
  LANGUAGES,
  type Language,
  type MessageFormatter,
  type MessageParams,
  type Messages,
} from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

export type TemplateTextKey = keyof typeof en;

const messages: Readonly<Record<Language, Messages>> = { en, fr };
const formatters = Object.fromEntries(
  LANGUAGES.map((language) => [language, createFormatter(language, messages[language])]),
) as Readonly<Record<Language, MessageFormatter>>;

/** A text of the workbook and the CSV file. */
export function templateText(language: Language, key: TemplateTextKey, params: MessageParams = {}): string {
  return formatters[language](key, params);
}
