import { Link } from 'react-router';
import { ClassChip } from '../../../components/ClassChip.js';
import { CoverageBar } from '../../../components/CoverageBar.js';
import { goalKey } from '../../../components/RollupName.js';
import { useText } from '../../../language.js';
import { goalId } from '../../../places.js';
import type { Row } from './edition.js';
import type { TabProps } from './tabProps.js';
import { ValueCell } from './KpiTable.js';
import classes from './SdgTab.module.css';

/** The same data points by Sustainable Development Goal: class, coverage, and what counts towards it. */
export function SdgTab({ edition, dimensions, place }: TabProps) {
  const { t, percent } = useText();
  const rows = dimensions.flatMap((dimension) => dimension.categories.flatMap((category) => category.rows));
  const goals = Array.from({ length: 17 }, (_, index) => index + 1).map((goal) => ({
    goal,
    rollup: edition.result.rollups.find(({ level, name }) => level === 'sdgGoal' && name === String(goal)),
    rows: rows.filter(({ kpi }) => kpi.sdgGoals.includes(goal)),
  }));
  const served = goals.filter((goal) => goal.rows.length > 0);
  const without = goals.filter((goal) => goal.rows.length === 0);
  return (
    <>
      <p className="prose">{t('sdg.intro')}</p>
      <div className={classes.goals}>
        {served.map(({ goal, rollup, rows: counted }) => (
          <section key={goal} className={classes.goal} aria-labelledby={goalId(goal)}>
            <h2 id={goalId(goal)} tabIndex={-1} className={classes.heading}>
              <span className={`${classes.number} num`}>{goal}</span>
              {t(goalKey(goal))}
            </h2>
            <div className={classes.score}>
              <ClassChip class={rollup?.class ?? null} size="large" />
              <strong className={`${classes.percent} num`}>
                {rollup === undefined || rollup.percent === null
                  ? t('rollup.nothing')
                  : percent(rollup.percent)}
              </strong>
              {rollup && <CoverageBar {...rollup} />}
            </div>
            <details open={counted.some((row) => row.result.points !== null) || undefined}>
              <summary>{t('sdg.dataPoints', { count: counted.length })}</summary>
              <ul className={classes.rows}>
                {counted.map((row) => (
                  <GoalRow key={row.dataPoint.key} row={row} onWhy={() => place.setWhy(row.dataPoint.key)} />
                ))}
              </ul>
            </details>
          </section>
        ))}
      </div>
      {without.length > 0 && (
        <p className="muted">
          {t('sdg.without', {
            goals: without.map(({ goal }) => `${goal} (${t(goalKey(goal))})`).join(', '),
          })}
        </p>
      )}
    </>
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
