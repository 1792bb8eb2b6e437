import { dataPointByKey, dataPointList, kpiByCode } from '#catalogue';

/** What an assignment covers: a category by its name, or a KPI by its code. */
export interface AssignedScope {
  readonly category: string | null;
  readonly kpi: string | null;
}

/** True when there is such a category or KPI. */
export function isScope({ category, kpi }: AssignedScope): boolean {
  if (category !== null) return dataPointList.some((item) => item.kpi.category === category);
  return kpi !== null && kpiByCode(kpi)?.code === kpi;
}

/** Whether one of the assignments covers the data point. */
export function isAssigned(dataPoint: string, scopes: readonly AssignedScope[]): boolean {
  const found = dataPointByKey(dataPoint);
  return found !== undefined && scopes.some((scope) => covers(scope, found.kpi));
}

/** Keys of the data points that the assignments cover, in catalogue order. */
export function assignedDataPoints(scopes: readonly AssignedScope[]): string[] {
  return dataPointList
    .filter(({ kpi }) => scopes.some((scope) => covers(scope, kpi)))
    .map(({ dataPoint }) => dataPoint.key);
}

function covers(
  { category, kpi }: AssignedScope,
  of: { readonly category: string; readonly code: string },
): boolean {
  return category === of.category || kpi === of.code;
}
