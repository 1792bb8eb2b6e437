import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language.js';

/** A message file: flat keys to ICU MessageFormat patterns. */
export type Messages = Readonly<Record<string, string>>;
export type MessageParams = Readonly<Record<string, string | number>>;
export type MessageFormatter = (key: string, params?: MessageParams) => string;

/**
 * A function that turns a key of a message file into a sentence. Patterns are parsed at first use and kept. A key that
 * the file lacks is a programming mistake and throws; markup in parameters is never interpreted.
 */
export function createFormatter(language: Language, messages: Messages): MessageFormatter {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, params) => {
    let format = compiled.get(key);
    if (format === undefined) {
      const pattern = messages[key];
      if (pattern === undefined) throw new Error(`No message "${key}" in "${language}"`);
      format = new IntlMessageFormat(pattern, language, undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(params));
  };
}
