import { dataPointByKey } from '#catalogue';
import { formatLeaf, type LeafVersions, sealRecord } from '#ledger';
import type { Facts } from './records/index.js';
import type { LedgerEvent } from './subject.js';

/** The program that writes leaves: name and version of package.json. */
export const PROGRAM = 'civiscore/0.1.0';

/** The city and the assessment of which a leaf tells. */
export interface LeafFrame {
  readonly country: string;
  readonly city: string;
  readonly period: string;
  readonly catalogue: string;
  readonly benchmarks: string;
}

/** What a leaf says besides the row it tells of. */
export interface LeafContext {
  readonly event: LedgerEvent;
  readonly frame: LeafFrame;
  readonly device: string;
  /** Engine with which figures are computed; published leaves have that of their edition. */
  readonly versions: LeafVersions;
  /** UTC with milliseconds. */
  readonly time: string;
  /** Pseudonym. */
  readonly actor: string;
  /** Base64. */
  readonly salt: string;
  /** SHA-256 (hex) of the files it points to. */
  readonly evidence: readonly string[];
}

/** The private record that a leaf commits to. */
export function recordOf({ record }: Facts, evidence: readonly string[]) {
  return { ...record, evidence };
}

/** The text of a leaf: open when what it tells of is published, sealed otherwise. */
export function leafText(facts: Facts, context: LeafContext): string {
  const { event, frame, device, time, actor, salt, evidence } = context;
  const found = facts.dataPoint === null ? undefined : dataPointByKey(facts.dataPoint);
  const common = {
    format: 'civiscore-leaf/1',
    event,
    country: frame.country,
    city: frame.city,
    device,
    time,
    actor,
    kpi: found?.kpi.code ?? null,
    dataPoint: facts.dataPoint,
    period: frame.period,
    unit: found?.dataPoint.unit ?? null,
  } as const;
  if (facts.shown) {
    return formatLeaf({ ...common, ...facts.shown, evidence, salt, sealed: null });
  }
  return formatLeaf({
    ...common,
    value: null,
    quality: null,
    versions: context.versions,
    evidence: [],
    salt: null,
    sealed: sealRecord(salt, recordOf(facts, evidence)),
    extension: facts.profileKey === null ? {} : { profile: facts.profileKey },
  });
}
