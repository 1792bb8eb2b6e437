import { dataPointList } from '#catalogue';
import type { Check, CheckContext, Completeness } from './types.js';

/** How much of the catalogue the submission covers, counted in KPIs. */
export function completenessOf({ screening }: Pick<CheckContext, 'screening'>): Completeness {
  const { reported, partly, total } = screening.result.reporting.kpis.all;
  return {
    reported: reported + partly,
    total,
    notReportedShare: (total - reported - partly) / total,
  };
}

/** Checks of what is not reported. */
export function reportingChecks(context: CheckContext): Check[] {
  const { submitted, limits } = context;
  const { reported, total, notReportedShare } = completenessOf(context);
  const statuses = new Map(submitted.entries.map(({ dataPoint, status }) => [dataPoint, status]));
  const unanswered = dataPointList.filter(({ dataPoint }) => (statuses.get(dataPoint.key) ?? null) === null);
  const whole = { dataPoint: null, profileKey: null };
  return [
    ...(notReportedShare > limits.notReported
      ? [
          {
            ...whole,
            code: 'reporting.manyMissing' as const,
            severity: 'warning' as const,
            params: { missing: total - reported, total, percent: 100 * notReportedShare },
          },
        ]
      : []),
    ...(unanswered.length > 0
      ? [
          {
            ...whole,
            code: 'reporting.unanswered' as const,
            severity: 'info' as const,
            params: { count: unanswered.length },
          },
        ]
      : []),
    ...dropped(context, statuses),
  ];
}

/** What the city's earlier edition has and this submission has not. */
function dropped(
  { submitted: { earlier }, before }: CheckContext,
  statuses: ReadonlyMap<string, string | null>,
): Check[] {
  if (earlier === null) return [];
  const year = earlier.assessment.reportingYear;
  return dataPointList.flatMap(({ dataPoint: { key } }): Check[] => {
    const status = statuses.get(key) ?? null;
    const value = before.get(key);
    if (value === undefined || (status !== null && status !== 'notReported')) return [];
    const params = { before: value, year };
    return [{ code: 'reporting.dropped', severity: 'warning', dataPoint: key, profileKey: null, params }];
  });
}
