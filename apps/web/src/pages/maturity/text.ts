import type { MaturityKey } from '../../components/maturity/text.js';
import { useText } from '../../language.js';
import type { AccountKey } from '../../session/text.js';
import type { WorkspaceKey } from '../workspace/text.js';

/** Sentences of the workspace and those about maturity. */
export const usePageText = useText<MaturityKey | WorkspaceKey | AccountKey>;
