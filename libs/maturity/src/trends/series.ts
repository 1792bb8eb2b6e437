/** What one edition says of a data point. */
export interface Observation {
  readonly editionId: string;
  /** Year of the figure's edition. */
  readonly year: number;
  /** `null` when there is none, or it was not verified. */
  readonly value: number | null;
  readonly class: number | null;
  readonly level: number | null;
  /**
   * What the data point and its benchmark mean in that edition, e.g. formula, unit and benchmark figure as one text: where
   * it changes from one edition to the next, values cannot be compared.
   */
  readonly meaning: string;
}

export interface TrendPoint extends Observation {
  /** True for the first value after the meaning has changed. */
  readonly afterBreak: boolean;
  /** Target minus value, in the data point's unit; `null` without a value or a target. */
  readonly toTarget: number | null;
}

/** The observations in the order of the years, with breaks marked. Of one year, the edition given last counts. */
export function trendOf(observations: readonly Observation[], target: number | null): readonly TrendPoint[] {
  const byYear = new Map(observations.map((observation) => [observation.year, observation]));
  const ordered = [...byYear.values()].toSorted((left, right) => left.year - right.year);
  let meaning: string | undefined;
  return ordered.map((observation) => {
    const { value } = observation;
    const afterBreak = value !== null && meaning !== undefined && observation.meaning !== meaning;
    if (value !== null) meaning = observation.meaning;
    return {
      ...observation,
      afterBreak,
      toTarget: value === null || target === null ? null : target - value,
    };
  });
}

/** The points with a value since the last break: what may be compared with each other. */
export function comparablePoints(points: readonly TrendPoint[]): readonly TrendPoint[] {
  const withValue = points.filter(({ value }) => value !== null);
  const lastBreak = withValue.findLastIndex(({ afterBreak }) => afterBreak);
  return withValue.slice(Math.max(lastBreak, 0));
}
