import { useText, type Language } from '../../../language.js';
import type english from '../../../messages/changes.en.json';

export type ChangesKey = keyof typeof english;

/** Sentences of the page that compares editions, beside those of all public pages. */
export const useChangesText = useText<ChangesKey>;

export async function loadChangesMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr'
      ? import('../../../messages/changes.fr.json')
      : import('../../../messages/changes.en.json');
  return (await file).default;
}
