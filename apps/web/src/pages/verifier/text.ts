import { useText, type Language, type MessageKey, type Text } from '../../language.js';
import type english from '../../messages/verifier.en.json';
import { loadWorkspaceMessages, type WorkspaceKey } from '../workspace/text.js';
import type { AccountKey } from '../../session/text.js';

export type VerifierKey = keyof typeof english;
type DeskKey = VerifierKey | WorkspaceKey | AccountKey;

/** Sentences of the desk beside those of the workspace and the public pages. */
export const useDeskText = useText<DeskKey>;
export type DeskText = Text<DeskKey | MessageKey>;

/** Loads the messages of the desk, and those of the workspace, whose words for figures it uses. */
export async function loadVerifierMessages(language: Language): Promise<Record<string, string>> {
  const file =
    language === 'fr' ? import('../../messages/verifier.fr.json') : import('../../messages/verifier.en.json');
  const [workspace, own] = await Promise.all([loadWorkspaceMessages(language), file]);
  return { ...workspace, ...own.default };
}
