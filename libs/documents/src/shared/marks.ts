import { MARK_STYLES, type Mark } from '../drawing/index.js';
import type { Badge } from './blocks.js';

/** The square of a mark. */
export function badgeOf(mark: Mark): Badge {
  const { fill, ink, sign, patternInk } = MARK_STYLES[mark];
  return { fill, ink, sign, edge: typeof mark === 'number' ? fill : patternInk };
}
