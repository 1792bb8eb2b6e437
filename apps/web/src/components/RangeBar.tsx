import type { Rollup } from '#scoring';
import { useText } from '../language.js';
import classes from './RangeBar.module.css';

/** Where the percentage would lie if the missing data points were known: all at class 1, to all at class 4. */
export function RangeBar({ percent, lowest, highest }: Pick<Rollup, 'percent' | 'lowest' | 'highest'>) {
  const { t, percent: format } = useText();
  if (lowest === null || highest === null) return null;
  return (
    <div className={classes.range}>
      <div className={classes.axis} aria-hidden="true">
        {EDGES.map((edge) => (
          <span key={edge} className={classes.edge} style={{ left: `${edge}%` }} />
        ))}
        <span className={classes.span} style={{ left: `${lowest}%`, width: `${highest - lowest}%` }} />
        {percent !== null && <span className={classes.now} style={{ left: `${percent}%` }} />}
      </div>
      <span className={`${classes.words} num`}>
        {t('range.sentence', { lowest: format(lowest), highest: format(highest) })}
      </span>
    </div>
  );
}

/** Percentages at which classes 2, 3 and 4 begin (docs/method.md). */
const EDGES = [33, 66, 95];
