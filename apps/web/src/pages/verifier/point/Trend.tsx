import { useDeskText } from '../text.js';
import { useDesk } from '../DeskFrame.js';
import type { EarlierFigure } from '../../../verifier/types.js';
import classes from './Point.module.css';

const WIDTH = 240;
const HEIGHT = 48;
const MARGIN = 6;

/** Least height of the drawing as a share of the largest value. */
const LEAST_SPAN = 0.25;

/** The earlier values as a line that ends in the present one. The table below has them all. */
export function Trend({
  history,
  now,
}: {
  readonly history: readonly EarlierFigure[];
  readonly now: number | null;
}) {
  const { t } = useDeskText();
  const { year } = useDesk().assessment.assessment;
  const all = [...history.map((each) => ({ year: each.year, value: each.value })), { year, value: now }];
  const points = all
    .flatMap((each) => (each.value === null ? [] : [{ year: each.year, value: each.value }]))
    .sort((a, b) => a.year - b.year);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.year === last.year) return null;
  const values = points.map(({ value }) => value);
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  // A change of a few per cent must not look like a leap.
  const room = Math.max(0, LEAST_SPAN * Math.max(Math.abs(lowest), Math.abs(highest)) - (highest - lowest));
  const [low, high] = [lowest - room / 2, highest + room / 2];
  const x = (at: number) => MARGIN + ((at - first.year) / (last.year - first.year)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) =>
    HEIGHT - MARGIN - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - 2 * MARGIN);
  const path = points.map((each) => `${x(each.year).toFixed(1)},${y(each.value).toFixed(1)}`).join(' ');
  return (
    <svg
      className={classes.trend}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('earlier.trend', { from: `${first.year}`, to: `${last.year}` })}
    >
      <polyline points={path} />
      {points.map((each, index) => (
        <circle
          key={`${each.year} ${index}`}
          cx={x(each.year)}
          cy={y(each.value)}
          r={each === last ? 4 : 2.5}
        />
      ))}
    </svg>
  );
}
