import catalogueData from './data/kpi-catalogue.json' with { type: 'json' };
import benchmarkData from './data/reference-benchmarks.json' with { type: 'json' };
import { deepFreeze, lazy } from './shared.js';
import type { Benchmark, BenchmarkSet, Catalogue, DataPoint, Kpi } from './types.js';

/** A data point with the KPI it belongs to and its place in catalogue order, from 0. */
export interface CataloguedDataPoint {
  readonly kpi: Kpi;
  readonly dataPoint: DataPoint;
  readonly index: number;
}

// TypeScript reads JSON strings as `string`; that they are the allowed words is what catalogue.spec.ts checks.
// The PURE marks let a bundler leave the data out of a page that needs only types or functions of this room.
/** The 91 KPIs of U4SSC with their 112 data points. Frozen. */
export const catalogue: Catalogue = /* @__PURE__ */ deepFreeze(catalogueData as unknown as Catalogue);

/** The reference benchmark set shipped with the product. Frozen. */
export const benchmarkSet: BenchmarkSet = /* @__PURE__ */ deepFreeze(
  benchmarkData as unknown as BenchmarkSet,
);

/** Edition of the catalogue, stored with every result. */
export const CATALOGUE_VERSION: string = /* @__PURE__ */ edition();

/** All KPIs in catalogue order. */
export const kpis: readonly Kpi[] = /* @__PURE__ */ listKpis();

/** All data points in catalogue order. */
export const dataPointList: readonly CataloguedDataPoint[] = /* @__PURE__ */ listDataPoints();

function edition(): string {
  return catalogue.edition;
}

function listKpis(): readonly Kpi[] {
  return catalogue.kpis;
}

function listDataPoints(): readonly CataloguedDataPoint[] {
  const pairs = catalogue.kpis.flatMap((kpi) => kpi.dataPoints.map((dataPoint) => ({ kpi, dataPoint })));
  return Object.freeze(pairs.map((pair, index) => Object.freeze({ ...pair, index })));
}

/** Address part of a KPI: `EC: ICT: ICT: 1C` → `EC-ICT-ICT-1C`. */
export function kpiSlug(code: string): string {
  return code.replace(/:\s*/g, '-');
}

const compact = (code: string): string => code.replace(/\s+/g, '');

const ownCodes = /* @__PURE__ */ lazy(() => new Map(kpis.map((kpi) => [compact(kpi.code), kpi])));
const aliases = /* @__PURE__ */ lazy(
  () => new Map(kpis.flatMap((kpi) => kpi.aliasCodes.map((alias) => [compact(alias), kpi] as const))),
);
const slugs = /* @__PURE__ */ lazy(() => new Map(kpis.map((kpi) => [kpiSlug(kpi.code), kpi])));
const keys = /* @__PURE__ */ lazy(() => new Map(dataPointList.map((item) => [item.dataPoint.key, item])));
const benchmarksOf = new WeakMap<BenchmarkSet, ReadonlyMap<string, Benchmark>>();

/**
 * The KPI with this code or alias code; spaces do not matter. An own code goes before an alias, unless the data
 * point asked for belongs to the alias: `EN: EN: WS: 3C` is Freshwater Consumption and, in some documents,
 * Wastewater Treatment.
 */
export function kpiByCode(code: string, dataPointKey?: string): Kpi | undefined {
  const own = ownCodes().get(compact(code));
  const alias = aliases().get(compact(code));
  if (alias?.dataPoints.some((dataPoint) => dataPoint.key === dataPointKey)) return alias;
  return own ?? alias;
}

/** The KPI with this address part (see `kpiSlug`). */
export function kpiBySlug(slug: string): Kpi | undefined {
  return slugs().get(slug);
}

/** The data point with this key, and its KPI. */
export function dataPointByKey(key: string): CataloguedDataPoint | undefined {
  return keys().get(key);
}

/** The benchmark of a data point in the given set (the shipped one when left out). */
export function benchmarkFor(dataPointKey: string, set: BenchmarkSet = benchmarkSet): Benchmark | undefined {
  let entries = benchmarksOf.get(set);
  if (!entries) {
    entries = new Map(set.dataPoints.map((entry) => [entry.dataPoint, entry]));
    benchmarksOf.set(set, entries);
  }
  return entries.get(dataPointKey);
}
