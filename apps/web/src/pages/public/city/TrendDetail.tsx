import { lazy, Suspense } from 'react';
import type { Projection, Trend, TrendPoint } from '../../../api/maturity-types.js';
import { ClassChip } from '../../../components/ClassChip.js';
import { DataTable } from '../../../components/DataTable.js';
import { LevelMark } from '../../../components/maturity/LevelMark.js';
import type { Line, Point } from '../../../components/maturity/LineChart.js';
import { useMaturityText } from '../../../components/maturity/text.js';
import type { CataloguedNames } from './cataloguedNames.js';
import classes from './TrendsTab.module.css';

/** chart.js comes in its own file, after the page. */
const LineChart = lazy(async () => ({
  default: (await import('../../../components/maturity/LineChart.js')).LineChart,
}));

interface Props {
  readonly trend: Trend;
  readonly names: CataloguedNames;
}

/** One data point over the years: chart, table, and where it leads. */
export function TrendDetail({ trend, names }: Props) {
  const { t } = useMaturityText();
  const { dataPoint, points, target, projection } = trend;
  const name = t('trends.ofDataPoint', { name: names.dataPoint(dataPoint) });
  return (
    <div className={classes.parts}>
      <figure className={classes.chart}>
        <Suspense fallback={<div className={classes.wait} />}>
          <LineChart label={name} unit={names.unit(dataPoint)} lines={useLines(trend)} />
        </Suspense>
        <figcaption>
          <Ahead projection={projection} dataPoint={dataPoint} names={names} />
          {target !== null && (
            <p>
              {t('trends.target', { level: target.level })}: {names.limit(dataPoint, target.value)}
              {target.year === null ? '' : ` (${target.year})`}. {t(`basis.${target.basis}`)}.
            </p>
          )}
        </figcaption>
      </figure>
      <DataTable caption={name}>
        <thead>
          <tr>
            <th scope="col">{t('trends.year')}</th>
            <th scope="col" data-align="right">
              {t('trends.value')}
            </th>
            <th scope="col">{t('trends.class')}</th>
            <th scope="col">{t('maturity.levelNow')}</th>
            <th scope="col">{t('trends.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ year, value, class: scoreClass, level, afterBreak }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td data-align="right">{value === null ? '' : names.value(dataPoint, value)}</td>
              <td>
                <ClassChip class={scoreClass} />
              </td>
              <td>
                <LevelMark level={level} short />
              </td>
              <td>{afterBreak && t('trends.break')}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function Ahead({
  projection: { refused, points, year, value, lowest, highest },
  dataPoint,
  names,
}: {
  readonly projection: Projection;
  readonly dataPoint: string;
  readonly names: CataloguedNames;
}) {
  const { t } = useMaturityText();
  if (refused !== null) return <p>{t(`trends.refused.${refused}`, { points, year: String(year) })}</p>;
  const shown = (figure: number | null) => (figure === null ? '' : names.value(dataPoint, figure));
  const words = { value: shown(value), year: String(year), lowest: shown(lowest), highest: shown(highest) };
  return <p>{t('trends.ahead', words)}</p>;
}

/** A line for every stretch between breaks, one to where it leads, and the target. */
function useLines({ points, target, projection }: Trend): readonly Line[] {
  const { t } = useMaturityText();
  const stretches = stretchesOf(points);
  const last = stretches.at(-1)?.at(-1);
  const lines: Line[] = stretches.map((stretch) => ({
    kind: 'values',
    label: t('trends.value'),
    points: stretch,
  }));
  if (last !== undefined && projection.value !== null) {
    const end = { year: projection.year, value: projection.value };
    lines.push({ kind: 'ahead', label: t('trends.aheadLine'), points: [last, end] });
  }
  if (target !== null && last !== undefined) {
    const from = target.year === null ? [{ year: points[0]?.year ?? last.year, value: target.value }] : [];
    const to = { year: target.year ?? Math.max(last.year, projection.year), value: target.value };
    lines.push({ kind: 'wanted', label: t('trends.target', { level: target.level }), points: [...from, to] });
  }
  return lines;
}

function stretchesOf(points: readonly TrendPoint[]): readonly (readonly Point[])[] {
  const stretches: Point[][] = [];
  for (const { year, value, afterBreak } of points) {
    if (value === null) continue;
    const current = stretches.at(-1);
    if (current === undefined || afterBreak) stretches.push([{ year, value }]);
    else current.push({ year, value });
  }
  return stretches;
}
