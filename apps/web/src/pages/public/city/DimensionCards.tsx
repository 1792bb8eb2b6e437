import type { Rollup } from '#scoring';
import { ClassChip } from '../../../components/ClassChip.js';
import { CoverageBar } from '../../../components/CoverageBar.js';
import { RangeBar } from '../../../components/RangeBar.js';
import { useText } from '../../../language.js';
import type { Dimension } from './edition.js';
import classes from './DimensionCards.module.css';

/** Class, percentage, coverage and range of each dimension; last the figure that is the product's own. */
export function DimensionCards({
  dimensions,
  overall,
}: {
  readonly dimensions: readonly Dimension[];
  readonly overall: Rollup;
}) {
  const { t } = useText();
  return (
    <div className={classes.cards}>
      {dimensions.map(({ key, name, rollup }) => (
        <RollupCard key={key} name={name} rollup={rollup} />
      ))}
      <div className={classes.own}>
        <RollupCard name={t('overall.name')} rollup={overall} />
        <p className="small muted">{t('overall.note')}</p>
      </div>
    </div>
  );
}

function RollupCard({ name, rollup }: { readonly name: string; readonly rollup: Rollup | undefined }) {
  const { t, percent } = useText();
  return (
    <section className={classes.card}>
      <h3>{name}</h3>
      <div className={classes.figure}>
        <ClassChip class={rollup?.class ?? null} size="large" />
        {rollup === undefined || rollup.percent === null ? (
          <span className="muted">{t('rollup.nothing')}</span>
        ) : (
          <span>
            <strong className={`${classes.percent} num`}>{percent(rollup.percent)}</strong>
            <span className={`${classes.points} num`}>
              {t('rollup.points', { points: rollup.points, possible: rollup.possible })}
            </span>
          </span>
        )}
      </div>
      {rollup && (
        <div className={classes.bars}>
          <CoverageBar {...rollup} />
          <RangeBar {...rollup} />
        </div>
      )}
    </section>
  );
}
