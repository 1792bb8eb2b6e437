import { useText, type Language } from '../language.js';
import type english from '../messages/account.en.json';

export type AccountKey = keyof typeof english;

/** Sentences of the pages for people with an account, beside those of the public pages. */
export const useAccountText = useText<AccountKey>;

/** Loads the messages that only these pages need. */
export async function loadAccountMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr' ? import('../messages/account.fr.json') : import('../messages/account.en.json');
  return (await file).default;
}
