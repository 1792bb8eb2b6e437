import type { Rollup } from '#scoring';
import { useText } from '../language.js';
import classes from './CoverageBar.module.css';

type Coverage = Pick<Rollup, 'scored' | 'benchmarked' | 'total'>;

/** How much of a group is scored: scored, with a benchmark, and in all. The sentence beside it says the same. */
export function CoverageBar({ scored, benchmarked, total }: Coverage) {
  const { t } = useText();
  return (
    <div className={classes.coverage}>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.scored} style={{ width: `${(100 * scored) / total}%` }} />
        <span
          className={classes.benchmarked}
          style={{ width: `${(100 * (benchmarked - scored)) / total}%` }}
        />
      </div>
      <span className={`${classes.words} num`}>{t('coverage.sentence', { scored, benchmarked, total })}</span>
    </div>
  );
}
