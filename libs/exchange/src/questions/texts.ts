import { createFormatter, type Language, type MessageParams } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

export type QuestionsTextKey = keyof typeof en;

const formatters = { en: createFormatter('en', en), fr: createFormatter('fr', fr) };

/** A text of the KPI questions sheet. */
export function questionsText(language: Language, key: QuestionsTextKey, params: MessageParams = {}): string {
  return formatters[language](key, params);
}
