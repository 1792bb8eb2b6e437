import { useElementSize } from '@mantine/hooks';
import { MARK_STYLES } from '#documents/drawing';
import type { KpiCityValue, KpiDataPoint } from '../../../api/types.js';
import { useText } from '../../../language.js';
import { boundsOf, classIntervals } from '../../../share.js';
import { niceTicks, placeLabels } from './stripLayout.js';
import classes from './StripPlot.module.css';

interface Props {
  readonly dataPoint: KpiDataPoint;
  /** Cities that have a value. */
  readonly values: readonly KpiCityValue[];
  /** Slug of the city that stands out. */
  readonly own?: string;
}

const MARGIN = 16;
const ROW = 20;
const BAND = 16;
const MOST_NAMED = 30;

/** All cities on one axis, with the benchmark and the classes below it. The table under it says the same. */
export function StripPlot({ dataPoint, values, own }: Props) {
  const { t, number, value: format, limit } = useText();
  const { ref, width } = useElementSize();
  const figures = values.flatMap(({ value }) => (value === null ? [] : [value]));
  const benchmark = dataPoint.benchmark?.value ?? null;
  const bounds = dataPoint.benchmark === null ? [] : boundsOf(dataPoint.benchmark);
  const ticks = niceTicks(figures, benchmark, dataPoint.valueType === 'percentage');
  const [low = 0, high = 1] = [ticks[0], ticks.at(-1)];
  const x = (value: number) => MARGIN + ((value - low) / (high - low)) * (width - 2 * MARGIN);
  const dots = values
    .flatMap((entry) =>
      entry.value === null
        ? []
        : [
            {
              name: entry.city.name,
              value: entry.value,
              x: x(entry.value),
              own: entry.city.slug === own,
            },
          ],
    )
    .sort((a, b) => a.x - b.x);
  // Among very many, only the one that is asked for is named; the table names all.
  const named = own !== undefined && dots.length > MOST_NAMED ? dots.filter((dot) => dot.own) : dots;
  const placed = placeLabels(named, width, MARGIN);
  const rows = Math.max(0, ...placed.map(({ row }) => row)) + 1;
  const base = rows * ROW + 26;
  const height = base + (bounds.length > 0 ? BAND : 0) + 26;
  const label = t('kpi.plotLabel', {
    label: dataPoint.label,
    count: dots.length,
    lowest: format(Math.min(...figures), dataPoint),
    highest: format(Math.max(...figures), dataPoint),
  });
  return (
    <div ref={ref} className={classes.plot}>
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {bounds.length > 0 &&
            classIntervals(bounds).flatMap(({ class: score, spans }) =>
              spans.map(({ from, to }, index) => {
                const left = x(Math.max(low, from ?? low));
                const right = x(Math.min(high, to ?? high));
                if (right - left < 1) return null;
                return (
                  <g key={`${score}-${index}`}>
                    <rect
                      x={left}
                      y={base}
                      width={right - left}
                      height={BAND}
                      fill={MARK_STYLES[score].fill}
                    />
                    {right - left > 14 && (
                      <text
                        x={(left + right) / 2}
                        y={base + 12}
                        textAnchor="middle"
                        className={classes.bandText}
                        fill={MARK_STYLES[score].ink}
                      >
                        {score}
                      </text>
                    )}
                  </g>
                );
              }),
            )}
          <line x1={MARGIN} x2={width - MARGIN} y1={base} y2={base} className={classes.axis} />
          {ticks.map((tick) => (
            <text
              key={tick}
              x={x(tick)}
              y={height - 6}
              textAnchor={tick === low ? 'start' : tick === high ? 'end' : 'middle'}
              dx={tick === low ? -MARGIN : tick === high ? MARGIN : 0}
              className={classes.tick}
            >
              {number(tick, Number.isInteger(tick) ? 0 : undefined)}
            </text>
          ))}
          {benchmark !== null && benchmark >= low && benchmark <= high && (
            <line
              x1={x(benchmark)}
              x2={x(benchmark)}
              y1={4}
              y2={base + (bounds.length > 0 ? BAND : 0)}
              className={classes.benchmark}
            />
          )}
          {placed.map((dot) => (
            <line
              key={dot.name}
              x1={dot.x}
              x2={dot.x}
              y1={base - 8}
              y2={(rows - dot.row) * ROW}
              className={classes.lead}
            />
          ))}
          {dots.map((dot) => (
            <circle
              key={dot.name}
              cx={dot.x}
              cy={base - 8}
              r={dot.own ? 8 : 6}
              data-own={dot.own || undefined}
              className={classes.dot}
            />
          ))}
          {placed.map((dot) => (
            <text
              key={dot.name}
              x={dot.labelX}
              y={(rows - dot.row) * ROW - 4}
              data-own={dot.own || undefined}
              className={classes.name}
            >
              {dot.name}
            </text>
          ))}
        </svg>
      )}
      <p className="small muted">
        {benchmark === null
          ? t('kpi.plotNoteNoBenchmark')
          : t('kpi.plotNote', { benchmark: limit(benchmark, dataPoint) })}
      </p>
    </div>
  );
}
