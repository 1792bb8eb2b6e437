import { createFormatter, type Language, type MessageParams } from '#text';
import english from './messages/en.json' with { type: 'json' };
import french from './messages/fr.json' with { type: 'json' };

/**
 * The program cannot start (or go on) for a reason its operator can remove. `message` is one English sentence that says
 * what is wrong and what to do; `sentences` has it in every language. Shown as it is, without a stack trace.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(
    readonly code: string,
    readonly sentences: Readonly<Record<Language, string>>,
    options?: ErrorOptions,
  ) {
    super(sentences.en, options);
  }
}

/** A function that makes the `StartupError` of a key in the given message files. */
export function startupErrors<Key extends string>(
  messages: Readonly<Record<Language, Readonly<Record<Key, string>>>>,
): (key: Key, params?: MessageParams, options?: ErrorOptions) => StartupError {
  const en = createFormatter('en', messages.en);
  const fr = createFormatter('fr', messages.fr);
  return (key, params, options) =>
    new StartupError(key, { en: en(key, params), fr: fr(key, params) }, options);
}

/** The problems of database and data folder. */
export const problem = startupErrors<keyof typeof english>({ en: english, fr: french });
