import { useText, type Language } from '../../language.js';
import type english from '../../messages/maturity.en.json';

export type MaturityKey = keyof typeof english;

/** Sentences about maturity and trends, beside those of all public pages. */
export const useMaturityText = useText<MaturityKey>;

export async function loadMaturityMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr' ? import('../../messages/maturity.fr.json') : import('../../messages/maturity.en.json');
  return (await file).default;
}

/** Names of what maturity is about, in the page's language. */
export interface MaturityNames {
  readonly dimension: (key: string) => string;
  readonly dataPoint: (key: string) => string;
}
