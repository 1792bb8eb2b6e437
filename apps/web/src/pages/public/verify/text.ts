import { useText, type Language } from '../../../language.js';
import type english from '../../../messages/verify.en.json';

export type VerifyKey = keyof typeof english;

/** Sentences of the page that checks proofs, beside those of all public pages. */
export const useVerifyText = useText<VerifyKey>;

export async function loadVerifyMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr'
      ? import('../../../messages/verify.fr.json')
      : import('../../../messages/verify.en.json');
  return (await file).default;
}
