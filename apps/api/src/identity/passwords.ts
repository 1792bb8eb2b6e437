import { hash, verify } from '@node-rs/argon2';
import type { FeedbackType, TranslationKeys, ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { Language } from '#text';
import { ProblemException } from '../shared/problem.js';
import { apiText } from '../shared/texts.js';

/** Parameters of Argon2id after OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 thread. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const SHORTEST_PASSWORD = 12;
/** Longer ones only cost time. */
export const LONGEST_PASSWORD = 256;
/** Of 0 to 4: withstands about 10^8 guesses. */
const LEAST_SCORE = 3;

/** The Argon2id hash of a password, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), ARGON2ID);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Whether a password is the one of a hash. Without a hash it takes as long and is false, so that the time does not tell
 * whether there is such a person.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const stored = passwordHash ?? (await (nobodysHash ??= hashPassword('a password that nobody has')));
  const fits = await verify(stored, normal(password));
  return fits && passwordHash !== null;
}

/** The same characters typed on another keyboard are the same password (NIST SP 800-63B, 5.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}

/**
 * Throws the problem `passwordTooWeak`, which says what to change, unless the password is long enough and hard to guess
 * also for somebody who knows the given words (name, e-mail address).
 */
export async function requireStrongPassword(
  field: string,
  password: string,
  known: readonly string[],
): Promise<void> {
  const { factory, translations } = await strengthCheck();
  const words = known
    .flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)])
    .filter(({ length }) => length > 2);
  const { score, feedback } = factory.check(normal(password), words);
  const tooShort = [...password].length < SHORTEST_PASSWORD;
  if (!tooShort && score >= LEAST_SCORE) return;
  throw new ProblemException(422, 'passwordTooWeak', {}, (language) => [
    {
      path: field,
      code: tooShort ? 'passwordTooShort' : 'passwordGuessable',
      message: tooShort
        ? apiText(language, 'password.tooShort', { count: SHORTEST_PASSWORD })
        : advice(feedback, translations[language], language),
    },
  ]);
}

/** The sentences that say why a password is easy to guess and what to do about it. */
function advice({ warning, suggestions }: FeedbackType, texts: TranslationKeys, language: Language): string {
  const because = warning === null ? undefined : find(texts.warnings, warning);
  const todo = suggestions.map((suggestion) => find(texts.suggestions, suggestion));
  const said = [because, ...todo].filter((sentence) => sentence !== undefined);
  if (said.length === 0) return apiText(language, 'password.guessable');
  return said.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)).join(' ');
}

function find(sentences: object, key: string): string | undefined {
  const found = Object.entries(sentences).find(([name]) => name === key)?.[1] as unknown;
  return typeof found === 'string' ? found : undefined;
}

interface StrengthCheck {
  readonly factory: ZxcvbnFactory;
  readonly translations: Readonly<Record<Language, TranslationKeys>>;
}

let loaded: Promise<StrengthCheck> | undefined;

/** The dictionaries take some megabytes: they are loaded when somebody first chooses a password. */
function strengthCheck(): Promise<StrengthCheck> {
  return (loaded ??= loadCheck());
}

async function loadCheck(): Promise<StrengthCheck> {
  const [core, common, english, french] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-fr'),
  ]);
  // Without translations the feedback consists of their keys.
  const factory = new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: LONGEST_PASSWORD,
  });
  return { factory, translations: { en: english.translations, fr: french.translations } };
}
