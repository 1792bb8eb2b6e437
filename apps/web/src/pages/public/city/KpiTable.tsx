import { UnstyledButton } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { useText } from '../../../language.js';
import { categoryId, rowId } from '../../../places.js';
import { BenchmarkPopover } from './BenchmarkPopover.js';
import { byKpi, type Category, type Dimension, type Row } from './edition.js';
import type { Place } from './usePlace.js';
import { VerdictNote } from './VerdictNote.js';
import classes from './KpiTable.module.css';

interface Props {
  readonly dimension: Dimension;
  readonly place: Place;
  /** Reporting year, which holds where a value states no year of its own. */
  readonly year: number;
}

/** One dimension: its categories with their roll-up, each followed by its KPIs and data points. */
export function KpiTable({ dimension, place, year }: Props) {
  const { t } = useText();
  return (
    <DataTable caption={t('kpis.table', { dimension: dimension.name })} minWidth="52rem">
      <thead>
        <tr>
          <th scope="col" className={classes.name}>
            {t('kpis.column.kpi')}
          </th>
          <th scope="col" data-align="right">
            {t('kpis.column.value')}
          </th>
          <th scope="col">{t('kpis.column.year')}</th>
          <th scope="col">{t('kpis.column.class')}</th>
          <th scope="col">{t('kpis.column.share')}</th>
          <th scope="col">{t('kpis.column.sdg')}</th>
          <th scope="col">
            <span className="srOnly">{t('kpis.column.why')}</span>
          </th>
        </tr>
      </thead>
      {dimension.categories.map((category) => (
        <tbody key={category.key}>
          <CategoryRow dimension={dimension} category={category} />
          {byKpi(category.rows).map(({ kpi, rows }) => (
            <Fragment key={kpi.code}>
              {kpi.dataPoints.length > 1 && <KpiRow row={rows[0]} />}
              {rows.map((row) => (
                <DataPointRow key={row.dataPoint.key} row={row} place={place} year={year} />
              ))}
            </Fragment>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}

function CategoryRow({
  dimension,
  category,
}: {
  readonly dimension: Dimension;
  readonly category: Category;
}) {
  const { t, percent } = useText();
  const { rollup } = category;
  return (
    <tr className={classes.category}>
      <th scope="rowgroup" id={categoryId(dimension.key, category.key)} tabIndex={-1}>
        {category.name}
      </th>
      <td colSpan={2} data-align="right">
        {rollup && t('coverage.short', { scored: rollup.scored, benchmarked: rollup.benchmarked })}
      </td>
      <td>
        <ClassChip class={rollup?.class ?? null} />
      </td>
      <td colSpan={3}>
        {rollup === undefined || rollup.percent === null ? (
          <span className="muted">{t('rollup.nothing')}</span>
        ) : (
          <>
            <strong>{percent(rollup.percent)}</strong>{' '}
            {rollup.scored < rollup.benchmarked && rollup.lowest !== null && rollup.highest !== null && (
              <span className="muted small">
                {t('range.short', { lowest: percent(rollup.lowest, 0), highest: percent(rollup.highest, 0) })}
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** Head of a KPI that has several data points. */
function KpiRow({ row }: { readonly row: Row | undefined }) {
  if (row === undefined) return null;
  return (
    <tr className={classes.kpi}>
      <th scope="row">
        <KpiName row={row} />
      </th>
      <td colSpan={4} />
      <td>
        <Goals row={row} />
      </td>
      <td />
    </tr>
  );
}

function DataPointRow({ row, place, year }: { readonly row: Row } & Pick<Props, 'place' | 'year'>) {
  const { t } = useText();
  const { kpi, dataPoint, result, submitted, verdict } = row;
  const alone = kpi.dataPoints.length === 1;
  const own = place.why === dataPoint.key;
  return (
    <tr data-open={own || undefined} data-alone={alone || undefined} className={classes.row}>
      <th scope="row" id={rowId(dataPoint.key)} tabIndex={-1}>
        {alone ? <KpiName row={row} /> : dataPoint.label}
        {typeof submitted?.note === 'string' && (
          <span className={classes.note} lang="en">
            {t('kpis.note', { note: submitted.note })}
          </span>
        )}
        {verdict !== undefined && verdict.outcome !== 'verified' && (
          <span className={classes.note}>
            <VerdictNote {...verdict} />
          </span>
        )}
      </th>
      <td data-align="right">
        <ValueCell row={row} />
      </td>
      <td>{result.value === null ? '' : (submitted?.year ?? year)}</td>
      <td>
        <ClassChip class={result.class} reason={result.reason} />
      </td>
      <td>
        {result.share !== null && <BenchmarkPopover row={row} share={result.share} />}
        {result.reason === 'noBenchmark' && <span className="muted small">{t('mark.noBenchmark')}</span>}
      </td>
      <td>{alone && <Goals row={row} />}</td>
      <td>
        <UnstyledButton
          className={classes.why}
          aria-label={t('why.buttonLabel', { dataPoint: dataPoint.label })}
          aria-haspopup="dialog"
          onClick={() => place.setWhy(dataPoint.key)}
        >
          {t('why.button')}
        </UnstyledButton>
      </td>
    </tr>
  );
}

function KpiName({ row: { kpi, dataPoint } }: { readonly row: Row }) {
  const { t, language } = useText();
  return (
    <>
      <Link to={`/${language}/kpis/${kpi.slug}`}>{kpi.name}</Link>
      <span className={classes.code}>
        {kpi.code}
        {kpi.dataPoints.length === 1 && dataPoint.label !== kpi.name ? `, ${dataPoint.label}` : ''}
        {kpi.tier === 'advanced' ? `, ${t('tier.advanced')}` : ''}
      </span>
    </>
  );
}

/** The value with its unit, or in words which kind of nothing there is. */
export function ValueCell({ row }: { readonly row: Row }) {
  const { dataPoint, result } = row;
  const { t, value } = useText();
  if (result.value !== null) {
    return (
      <>
        <span className={classes.value}>{value(result.value, dataPoint)}</span>
        {result.status === 'notVerified' && (
          <span className={classes.missing}>{t('status.notVerified')}</span>
        )}
        {result.status === 'verifiedWithCaveat' && (
          <span className={classes.missing}>{t('status.verifiedWithCaveat')}</span>
        )}
      </>
    );
  }
  return (
    <span className={classes.missing} data-missing={result.status}>
      {t(wordOfMissing(row))}
    </span>
  );
}

function Goals({ row: { kpi } }: { readonly row: Row }) {
  const { t } = useText();
  return (
    <span className={classes.goals}>
      <span className="srOnly">{t('kpis.goals')} </span>
      {kpi.sdgGoals.join(', ')}
    </span>
  );
}

/** Which kind of nothing it is; a document that was read in part says nothing about what is absent from it. */
function wordOfMissing({ result, submitted }: Row) {
  if (result.reason === 'undefined') return 'status.undefined';
  return submitted === undefined ? 'status.absent' : (`status.${result.status}` as const);
}
