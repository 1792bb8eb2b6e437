import type { CatalogueTexts } from '#catalogue';
import { isJudged } from '#workflow';
import { folded } from '../folded.js';
import { known, placeOf } from '../workspace/places.js';
import type { DeskRow } from './types.js';

export const POINT_FILTERS = [
  'all',
  'toJudge',
  'queried',
  'answered',
  'judged',
  'findings',
  'overridden',
  'unconfirmed',
] as const;
export type PointFilter = (typeof POINT_FILTERS)[number];

/** Which data points are shown: as the address says it, also while going from one to the next. */
export interface PointChoice {
  readonly shown: PointFilter;
  /** Address part of a category, e.g. `economy-transport`. */
  readonly category: string | null;
  readonly search: string;
}

export function readChoice(address: URLSearchParams): PointChoice {
  const shown = address.get('show');
  return {
    shown: POINT_FILTERS.find((each) => each === shown) ?? 'all',
    category: address.get('in'),
    search: address.get('q') ?? '',
  };
}

/** Whether a data point passes; the search knows code, KPI and data point in the page's language. */
export function passesChoice(row: DeskRow, choice: PointChoice, texts: CatalogueTexts): boolean {
  if (!PASSES[choice.shown](row)) return false;
  if (choice.category !== null && placeOf(row.dataPoint)?.slug !== choice.category) return false;
  if (choice.search.trim() === '') return true;
  const words = folded(
    [
      row.kpi,
      row.kpi.replace(/\s/g, ''),
      texts.kpi(known(row.dataPoint).kpi.code).name,
      texts.dataPoint(row.dataPoint).label,
    ].join(' '),
  );
  return folded(choice.search)
    .split(' ')
    .every((word) => words.includes(word));
}

const PASSES: Readonly<Record<PointFilter, (row: DeskRow) => boolean>> = {
  all: () => true,
  toJudge: ({ state }) => state === 'reported' || state === 'answered',
  queried: ({ state }) => state === 'queried',
  answered: ({ state }) => state === 'answered',
  judged: ({ state }) => isJudged(state),
  findings: ({ findings }) => findings.errors + findings.warnings > 0,
  overridden: ({ overridden }) => overridden,
  unconfirmed: ({ state, confirmed }) => isJudged(state) && !confirmed,
};

/** How many data points each filter would show; category and search stay. */
export function countFilters(
  rows: readonly DeskRow[],
  choice: PointChoice,
  texts: CatalogueTexts,
): Readonly<Record<PointFilter, number>> {
  const within = rows.filter((row) => passesChoice(row, { ...choice, shown: 'all' }, texts));
  const counts = POINT_FILTERS.map((shown) => [shown, within.filter(PASSES[shown]).length]);
  return Object.fromEntries(counts) as Record<PointFilter, number>;
}

/** The data points before and after one, among those that pass; where the one itself no longer passes, around its place. */
export function neighboursOf(
  rows: readonly DeskRow[],
  dataPoint: string,
  passes: (row: DeskRow) => boolean,
): {
  readonly before: string | null;
  readonly after: string | null;
  readonly position: number;
  readonly total: number;
} {
  const here = rows.findIndex((row) => row.dataPoint === dataPoint);
  const others = (part: readonly DeskRow[]) => part.filter(passes).map((row) => row.dataPoint);
  const before = others(rows.slice(0, Math.max(0, here)));
  const after = others(rows.slice(here + 1));
  return {
    before: before.at(-1) ?? null,
    after: after[0] ?? null,
    position: before.length + 1,
    total: before.length + 1 + after.length,
  };
}
