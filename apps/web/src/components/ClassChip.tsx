import { MARK_STYLES, markOf, type Mark } from '#documents/drawing';
import type { ScoreClass } from '#catalogue';
import type { ExclusionReason } from '#scoring';
import { useText, type MessageKey } from '../language.js';
import classes from './ClassChip.module.css';

interface Props {
  readonly class: ScoreClass | null;
  /** Why there is no class; a group without scored data points has none. */
  readonly reason?: ExclusionReason | null;
  /** Without words beside it, because the table cell or heading says it. */
  readonly size?: 'small' | 'large';
}

/** A class as number, colour and pattern; screen readers hear the words. */
export function ClassChip({ class: score, reason, size = 'small' }: Props) {
  const { t } = useText();
  const mark = markOf(score, reason);
  const style = MARK_STYLES[mark];
  return (
    <span
      className={classes.chip}
      data-mark={mark}
      data-size={size}
      title={t(markKey(mark))}
      style={{ backgroundColor: style.fill, color: style.ink }}
    >
      <span aria-hidden="true">{style.sign}</span>
      <span className="srOnly">{t(markKey(mark))}</span>
    </span>
  );
}

/** Message that says a mark in words. */
export function markKey(mark: Mark): MessageKey {
  return `mark.${mark}`;
}
