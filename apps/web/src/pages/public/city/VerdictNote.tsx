import { useText } from '../../../language.js';
import { refusalKey } from './verdict.js';

interface Props {
  readonly footnote: string | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
}

/** What the verifier says beside a figure: the footnote of a caveat, or why there is no figure. */
export function VerdictNote({ footnote, reasonCode, reason }: Props) {
  const { t } = useText();
  if (footnote !== null) return t('kpis.caveat', { footnote });
  const why = t(refusalKey(reasonCode));
  return reason === null ? why : t('kpis.refused', { why, words: reason });
}
