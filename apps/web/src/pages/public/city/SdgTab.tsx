import { useQuery } from '@tanstack/react-query';
import type { SdgGoal, SdgKpi, SdgTarget } from '#maturity';
import { Link } from 'react-router';
import { sdgQuery } from '../../../api/maturity-queries.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { CoverageBar } from '../../../components/CoverageBar.js';
import { goalKey } from '../../../components/RollupName.js';
import { LoadError, Loading } from '../../../components/States.js';
import { useText } from '../../../language.js';
import { goalId } from '../../../places.js';
import type { Row } from './edition.js';
import type { TabProps } from './tabProps.js';
import { ValueCell } from './KpiTable.js';
import classes from './SdgTab.module.css';

const GOALS = Array.from({ length: 17 }, (_, index) => index + 1);

/** The same data points by Sustainable Development Goal and target: class, coverage, and what counts towards it. */
export function SdgTab({ edition, dimensions, place }: TabProps) {
  const { t } = useText();
  const view = useQuery({ ...sdgQuery(edition.id), enabled: place.tab === 'sdgs' });
  if (view.isError) return <LoadError error={view.error} onRetry={() => void view.refetch()} />;
  if (view.isPending) return <Loading lines={10} />;
  const rows = new Map(
    dimensions
      .flatMap((dimension) => dimension.categories.flatMap((category) => category.rows))
      .map((row) => [row.dataPoint.key, row]),
  );
  const without = GOALS.filter((goal) => !view.data.some((served) => served.goal === goal));
  return (
    <>
      <p className="prose">{t('sdg.intro')}</p>
      <div className={classes.goals}>
        {view.data.map((goal) => (
          <Goal key={goal.goal} goal={goal} rows={rows} onWhy={place.setWhy} />
        ))}
      </div>
      {without.length > 0 && (
        <p className="muted">
          {t('sdg.without', { goals: without.map((goal) => `${goal} (${t(goalKey(goal))})`).join(', ') })}
        </p>
      )}
    </>
  );
}

interface Shown {
  readonly rows: ReadonlyMap<string, Row>;
  readonly onWhy: (dataPoint: string) => void;
}

function Goal({ goal: { goal, rollup, targets, others }, ...shown }: Shown & { readonly goal: SdgGoal }) {
  const { t, percent } = useText();
  return (
    <section className={classes.goal} aria-labelledby={goalId(goal)}>
      <h2 id={goalId(goal)} tabIndex={-1} className={classes.heading}>
        <span className={`${classes.number} num`}>{goal}</span>
        {t(goalKey(goal))}
      </h2>
      <div className={classes.score}>
        <ClassChip class={rollup.class} size="large" />
        <strong className={`${classes.percent} num`}>
          {rollup.percent === null ? t('rollup.nothing') : percent(rollup.percent)}
        </strong>
        <CoverageBar {...rollup} />
      </div>
      <details open={rollup.scored > 0 || undefined}>
        <summary>{t('sdg.dataPoints', { count: rollup.total })}</summary>
        {targets.map((target) => (
          <Target key={target.target} target={target} {...shown} />
        ))}
        {others.length > 0 && (
          <>
            {targets.length > 0 && <h3 className={classes.target}>{t('sdg.others')}</h3>}
            <Kpis kpis={others} {...shown} />
          </>
        )}
      </details>
    </section>
  );
}

function Target({ target: { target, suggested, kpis }, ...shown }: Shown & { readonly target: SdgTarget }) {
  const { t } = useText();
  return (
    <>
      <h3 className={classes.target}>
        {t('sdg.target', { target })}
        {suggested && <span className="muted"> {t('sdg.suggested')}</span>}
      </h3>
      <Kpis kpis={kpis} {...shown} />
    </>
  );
}

function Kpis({ kpis, rows, onWhy }: Shown & { readonly kpis: readonly SdgKpi[] }) {
  return (
    <ul className={classes.rows}>
      {kpis
        .flatMap(({ dataPoints }) => dataPoints.flatMap(({ dataPoint }) => rows.get(dataPoint) ?? []))
        .map((row) => (
          <GoalRow key={row.dataPoint.key} row={row} onWhy={() => onWhy(row.dataPoint.key)} />
        ))}
    </ul>
  );
}

function GoalRow({ row, onWhy }: { readonly row: Row; readonly onWhy: () => void }) {
  const { t, language } = useText();
  const { kpi, dataPoint, result } = row;
  return (
    <li className={classes.row}>
      <ClassChip class={result.class} reason={result.reason} />
      <span>
        <Link to={`/${language}/kpis/${kpi.slug}`}>{dataPoint.label}</Link>
      </span>
      <span className={`${classes.value} num`}>
        <ValueCell row={row} />
      </span>
      <button type="button" aria-label={t('why.buttonLabel', { dataPoint: dataPoint.label })} onClick={onWhy}>
        {t('why.button')}
      </button>
    </li>
  );
}
