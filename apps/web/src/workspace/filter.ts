import type { CatalogueTexts } from '#catalogue';
import { folded } from '../folded.js';
import type { Judgement } from './judging.js';
import { known, places } from './places.js';
import type { EntryView } from './types.js';

export const SHOWN = ['all', 'missing', 'warnings', 'mine', 'questioned'] as const;
export type Shown = (typeof SHOWN)[number];

/** Which data points are shown: as the address says it. */
export interface Filter {
  readonly search: string;
  readonly shown: Shown;
}

export function readFilter(address: URLSearchParams): Filter {
  const shown = address.get('show');
  return { search: address.get('q') ?? '', shown: SHOWN.find((each) => each === shown) ?? 'all' };
}

/** What a filter looks at. */
export interface Filtered {
  readonly entry: (dataPoint: string) => EntryView;
  readonly judgement: Judgement;
  readonly mine: ReadonlySet<string>;
  /** Data points with a question that is not closed. */
  readonly questioned: ReadonlySet<string>;
  readonly texts: CatalogueTexts;
}

/** Whether a data point passes the filter. The search knows code, KPI, data point and inputs in the page's language. */
export function passes(dataPoint: string, { search, shown }: Filter, on: Filtered): boolean {
  return isShown(dataPoint, shown, on) && (search.trim() === '' || matches(dataPoint, search, on.texts));
}

function isShown(dataPoint: string, shown: Shown, { entry, judgement, mine, questioned }: Filtered): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'missing':
      return entry(dataPoint).status === null;
    case 'warnings':
      return (judgement.remarksOf.get(dataPoint) ?? []).some(({ explained }) => !explained);
    case 'mine':
      return mine.has(dataPoint);
    case 'questioned':
      return questioned.has(dataPoint);
  }
}

const searchable = new Map<string, string>();

function matches(dataPoint: string, search: string, texts: CatalogueTexts): boolean {
  const id = `${texts.language} ${dataPoint}`;
  let words = searchable.get(id);
  if (words === undefined) {
    const { kpi, dataPoint: definition } = known(dataPoint);
    words = folded(
      [
        kpi.code,
        kpi.code.replace(/\s/g, ''),
        texts.kpi(kpi.code).name,
        texts.dataPoint(dataPoint).label,
        texts.category(kpi.category),
        ...definition.inputs.map(({ key }) => texts.input(key)),
      ].join(' '),
    );
    searchable.set(id, words);
  }
  const text = words;
  return folded(search)
    .split(' ')
    .every((word) => text.includes(word));
}

/** How far a group of data points is. */
export interface Progress {
  readonly total: number;
  readonly reported: number;
  readonly notReported: number;
  readonly errors: number;
  readonly warnings: number;
  readonly matching: number;
}

/** Progress of some data points; `matching` counts those that pass the filter. */
export function progressOf(dataPoints: readonly string[], filter: Filter, on: Filtered): Progress {
  const remarks = new Set(dataPoints.flatMap((key) => on.judgement.remarksOf.get(key) ?? []));
  const open = [...remarks].filter(({ explained }) => !explained);
  const withStatus = (status: string) => dataPoints.filter((key) => on.entry(key).status === status).length;
  return {
    total: dataPoints.length,
    reported: withStatus('reported'),
    notReported: withStatus('notReported'),
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    matching: dataPoints.filter((key) => passes(key, filter, on)).length,
  };
}

/** Progress of every category, in catalogue order. */
export function progressByPlace(filter: Filter, on: Filtered): ReadonlyMap<string, Progress> {
  return new Map(places.map((place) => [place.slug, progressOf(place.dataPoints, filter, on)]));
}

/** The data points that an assignment covers: those of a category, whatever its dimension, or of a KPI. */
export function dataPointsOf({
  category,
  kpi,
}: {
  readonly category: string | null;
  readonly kpi: string | null;
}): readonly string[] {
  return places
    .flatMap(({ kpis }) => kpis)
    .filter((each) => each.category === category || each.code === kpi)
    .flatMap(({ dataPoints }) => dataPoints.map(({ key }) => key));
}
