import { createFormatter, LANGUAGES, type Language, type MessageFormatter, type Messages } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import type { ReasonCode } from './reason-code.js';
import type { Reason } from './types.js';

const messages: Readonly<Record<Language, Messages>> = { en, fr };
const formatters = Object.fromEntries(
  LANGUAGES.map((language) => [language, createFormatter(language, messages[language])]),
) as Readonly<Record<Language, MessageFormatter>>;

/** The sentence of a reason in the reader's language. */
export function reasonMessage({ code, params }: Reason, language: Language): string {
  return formatters[language](code, params);
}

export const reason = (code: ReasonCode, params: Reason['params'] = {}): Reason => ({ code, params });
