import type { ScoreClass } from '#catalogue';
import { useText } from '../language.js';
import { CLASS_RANGES, classIntervals, type Bound, type Span } from '../share.js';
import { ClassChip } from './ClassChip.js';
import { DataTable } from './DataTable.js';
import classes from './ClassTable.module.css';

interface Props {
  readonly dataPoint: { readonly label: string; readonly valueType: string; readonly unitLabel: string };
  /** Values at which classes 2, 3 and 4 begin; empty when only the shares are of interest. */
  readonly bounds: readonly Bound[];
  /** The class reached, marked in the table. */
  readonly own?: ScoreClass | null;
}

/** The four classes of one data point: share of the benchmark, and the values that give it. */
export function ClassTable({ dataPoint, bounds, own = null }: Props) {
  const { t, percent, value, limit } = useText();
  const intervals = bounds.length === 0 ? [] : classIntervals(bounds);
  const yesNo = dataPoint.valueType === 'boolean';
  const span = ({ from, to, included }: Span) => {
    if (from !== null && to !== null) {
      // The unit once is enough.
      const low = limit(from, { ...dataPoint, unitLabel: '' });
      return t(`span.between.${included}`, { from: low, to: limit(to, dataPoint) });
    }
    const kind = included === 'both' || (included === 'from') === (from !== null) ? 'with' : 'without';
    if (from !== null) return t(`span.from.${kind}`, { from: limit(from, dataPoint) });
    return to === null ? '' : t(`span.to.${kind}`, { to: limit(to, dataPoint) });
  };
  const ranges = yesNo ? CLASS_RANGES.filter(({ class: score }) => score === 1 || score === 4) : CLASS_RANGES;
  return (
    <DataTable caption={t('classes.caption', { dataPoint: dataPoint.label })} minWidth="24rem">
      <thead>
        <tr>
          <th scope="col">{t('classes.class')}</th>
          <th scope="col">{t('classes.share')}</th>
          {(bounds.length > 0 || yesNo) && <th scope="col">{t('classes.value')}</th>}
          <th scope="col" data-align="right">
            {t('classes.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ranges.map((range) => (
          <tr
            key={range.class}
            className={range.class === own ? classes.own : undefined}
            aria-current={range.class === own ? 'true' : undefined}
          >
            <th scope="row">
              <ClassChip class={range.class} />
            </th>
            <td>
              {range.class === 4
                ? t('classes.top', { from: percent(100 * range.fromShare, 0) })
                : t('classes.band', {
                    from: percent(100 * range.fromShare, 0),
                    to: percent(100 * range.toShare, 0),
                  })}
            </td>
            {yesNo && <td>{value(range.class === 4 ? 1 : 0, dataPoint)}</td>}
            {!yesNo && bounds.length > 0 && (
              <td>
                {intervals
                  .find((interval) => interval.class === range.class)
                  ?.spans.map(span)
                  .join(t('span.or'))}
              </td>
            )}
            <td data-align="right">{range.class}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
