import { kpis, type Tier } from '#catalogue';
import type { DataPointStatus } from '#scoring';
import type { Block } from '../blocks.js';
import type { Pen } from '../pen.js';
import { clean } from '../words.js';

export type CountedTier = Tier | 'all';
export const COUNTED_TIERS: readonly CountedTier[] = ['core', 'advanced', 'all'];

export interface VerificationCount {
  readonly total: number;
  readonly reported: number;
  readonly verified: number;
  readonly caveat: number;
  readonly notVerified: number;
}

/** Data points of a tier by what became of them; `verified` without those that have a caveat. */
export function countDataPoints({ edition }: Pick<Pen, 'edition'>, tier: CountedTier): VerificationCount {
  const codes = new Set(kpis.filter((kpi) => tier === 'all' || kpi.tier === tier).map(({ code }) => code));
  const statuses = edition.result.dataPoints
    .filter(({ code }) => codes.has(code))
    .map(({ status }) => status);
  const count = (wanted: DataPointStatus) => statuses.filter((status) => status === wanted).length;
  return {
    total: statuses.length,
    reported: statuses.length - count('notReported'),
    verified: count('verified'),
    caveat: count('verifiedWithCaveat'),
    notVerified: count('notVerified'),
  };
}

/** KPIs of a tier of which every data point was reported, and of which every one was verified. */
export function countKpis({ results, edition }: Pen, tier: CountedTier) {
  const verified = kpis.filter(
    (kpi) =>
      (tier === 'all' || kpi.tier === tier) &&
      kpi.dataPoints.every(({ key }) => {
        const status = results.get(key)?.status;
        return status === 'verified' || status === 'verifiedWithCaveat';
      }),
  );
  return { ...edition.result.reporting.kpis[tier], verified: verified.length };
}

/** Tables of reporting and verification: KPIs and data points, core, advanced and all. */
export function kpiReporting(pen: Pen, caption?: string): Block {
  const { text, count, rate } = pen;
  const isVerified = pen.edition.state === 'verified';
  const right = (key: string) => ({ head: text(key), share: 1, align: 'right' as const });
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    columns: [
      { head: text('reporting.kpis'), share: 1.2 },
      right('reporting.total'),
      right('reporting.reported'),
      right('reporting.partly'),
      right('reporting.rate'),
      ...(isVerified ? [right('reporting.verified'), right('reporting.verificationRate')] : []),
    ],
    rows: COUNTED_TIERS.map((tier) => {
      const kpi = countKpis(pen, tier);
      return {
        cells: [
          text(`tier.${tier}`),
          count(kpi.total),
          count(kpi.reported),
          count(kpi.partly),
          rate(kpi.reported, kpi.total),
          ...(isVerified ? [count(kpi.verified), rate(kpi.verified, kpi.reported)] : []),
        ],
      };
    }),
  };
}

export function dataPointReporting(pen: Pen, caption?: string): Block {
  const { text, count, rate } = pen;
  const isVerified = pen.edition.state === 'verified';
  const right = (key: string) => ({ head: text(key), share: 1, align: 'right' as const });
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    columns: [
      { head: text('reporting.dataPoints'), share: 1.2 },
      right('reporting.total'),
      right('reporting.reported'),
      right('reporting.rate'),
      ...(isVerified
        ? [
            right('reporting.verified'),
            right('reporting.caveat'),
            right('reporting.notVerified'),
            right('reporting.verificationRate'),
          ]
        : []),
    ],
    rows: COUNTED_TIERS.map((tier) => {
      const each = countDataPoints(pen, tier);
      return {
        cells: [
          text(`tier.${tier}`),
          count(each.total),
          count(each.reported),
          rate(each.reported, each.total),
          ...(isVerified
            ? [
                count(each.verified),
                count(each.caveat),
                count(each.notVerified),
                rate(each.verified + each.caveat, each.reported),
              ]
            : []),
        ],
      };
    }),
  };
}

/** For figures that nobody verified here: says so, and names the document they are from. */
export function unverifiedBlocks({ edition, text }: Pen): readonly Block[] {
  if (edition.state === 'verified') return [];
  if (edition.state === 'selfAssessed') return [{ kind: 'callout', text: text('reporting.selfAssessed') }];
  const document = edition.document === null ? text('reporting.elsewhereUnnamed') : clean(edition.document);
  return [{ kind: 'callout', text: text('reporting.elsewhere', { document }) }];
}
