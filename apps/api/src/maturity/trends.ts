import type { DataPoint, ScoreClass } from '#catalogue';
import { project, type Projection, trendOf, type TrendPoint } from '#maturity';
import { maturityOf } from '../shared/edition-content.js';
import { type ObservedEdition, observations } from './observations.js';
import type { ProjectionDto, TrendDto, TrendPointDto, TrendTargetDto } from './trends.dto.js';

/** Years to look ahead where the target has none. */
const AHEAD = 5;

/**
 * How a data point went over a city's editions, and where that leads.
 * @param editions at least one, by year
 * @param year to look ahead to; the target's year, or some years after the last edition, unless given
 */
export function trendView(
  editions: readonly ObservedEdition[],
  { key: dataPoint, validRange }: Pick<DataPoint, 'key' | 'validRange'>,
  year: number | undefined,
): TrendDto {
  const newest = editions.at(-1);
  const target = newest ? targetOf(newest, dataPoint) : null;
  const points = trendOf(observations(editions, dataPoint), target?.value ?? null);
  const ahead = year ?? target?.year ?? (newest?.year ?? 0) + AHEAD;
  return {
    dataPoint,
    target,
    points: points.map(pointDto),
    projection: projectionDto(project(points, ahead, validRange), ahead),
  };
}

/** Where the highest level begins, as the newest edition says; `null` where that is not one value. */
function targetOf({ content, maturity }: ObservedEdition, dataPoint: string): TrendTargetDto | null {
  const judged = maturity.dataPoints.find((item) => item.dataPoint === dataPoint);
  const top = judged?.thresholds.at(-1);
  const [value, second] = top?.values ?? [];
  if (!judged || !top || value === undefined || second !== undefined || judged.basis === 'yesNo') return null;
  const own = maturityOf(content)?.targets.find((each) => each.dataPoint === dataPoint);
  return { basis: judged.basis, level: top.level, value, year: own?.years?.[top.level] ?? null };
}

function pointDto({ meaning: _, class: scoreClass, ...point }: TrendPoint): TrendPointDto {
  // Editions hold no other classes than those of scoring.
  return { ...point, class: scoreClass as ScoreClass | null };
}

function projectionDto(projection: Projection, year: number): ProjectionDto {
  const { points } = projection;
  const method = 'theilSen';
  if (!projection.ok) {
    const nothing = { slope: null, value: null, lowest: null, highest: null };
    return { year, points, refused: projection.reason, method, ...nothing };
  }
  const { slope, value, lowest, highest } = projection;
  return { year, points, refused: null, method, slope, value, lowest, highest };
}
