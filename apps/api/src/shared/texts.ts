import { createFormatter, type Language, type MessageParams } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

export type MessageKey = keyof typeof en;

const formatters = { en: createFormatter('en', en), fr: createFormatter('fr', fr) };

/** A sentence of the API in the reader's language. */
export function apiText(language: Language, key: MessageKey, params?: MessageParams): string {
  return formatters[language](key, params);
}
