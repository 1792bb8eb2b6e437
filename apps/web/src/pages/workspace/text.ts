import { catalogueTexts, type CatalogueTexts } from '#catalogue';
import { useText, type Language, type MessageKey, type Text } from '../../language.js';
import type english from '../../messages/workspace.en.json';
import type { AccountKey } from '../../session/text.js';

export type WorkspaceKey = keyof typeof english;

/** Sentences of the workspace beside those of the public pages. */
export const useWorkspaceText = useText<WorkspaceKey | AccountKey>;
export type WorkspaceText = Text<WorkspaceKey | AccountKey | MessageKey>;

/** Loads the messages that only the workspace needs. */
export async function loadWorkspaceMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr'
      ? import('../../messages/workspace.fr.json')
      : import('../../messages/workspace.en.json');
  return (await file).default;
}

/** Names of the catalogue in the page's language. */
export function useNames(): CatalogueTexts {
  return catalogueTexts(useWorkspaceText().language);
}

const TIMES = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, kind: 'time' | 'day' | 'moment'): Intl.DateTimeFormat {
  const id = `${language} ${kind}`;
  let made = TIMES.get(id);
  if (made === undefined) {
    const day = { day: 'numeric', month: 'short', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
    // British order of day and month for English: the readers are cities all over the world.
    made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...(kind === 'time' ? {} : day),
      ...(kind === 'day' ? {} : time),
    });
    TIMES.set(id, made);
  }
  return made;
}

/** A time of today as `14:02`. */
export const timeOfDay = (at: number | string, language: Language): string =>
  format(language, 'time').format(new Date(at));

/** `3 Mar 2026`; a date without time is that day everywhere. */
export const day = (at: string, language: Language): string =>
  format(language, 'day').format(new Date(at.length === 10 ? `${at}T12:00:00` : at));

export const moment = (at: string, language: Language): string =>
  format(language, 'moment').format(new Date(at));
