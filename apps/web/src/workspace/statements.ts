import type { Answer } from '#maturity';
import type { ServedTargets } from '../api/maturity-types.js';
import type { Fields } from './entry.js';
import type { Held } from './held.js';
import type { Evidence } from './types.js';

/** An answer about the city's capabilities as the form holds it. */
export interface CapabilityAnswer extends Held {
  readonly key: string;
  readonly answer: Answer | null;
  readonly note: string | null;
  readonly effort: number | null;
  readonly evidence: readonly Evidence[];
}

/** Targets of a data point as the form holds them, by level. */
export interface TargetDraft extends Held {
  readonly key: string;
  /** Decimal texts. */
  readonly values: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, number>>;
  readonly effort: number | null;
}

export const capabilityStart = (key: string): CapabilityAnswer => ({
  key,
  revision: 0,
  answer: null,
  note: null,
  effort: null,
  evidence: [],
});

export const targetsStart = (key: string): TargetDraft => ({
  key,
  revision: 0,
  values: {},
  years: {},
  effort: null,
});

/** Targets belong to the city, so their key names it: `karmoy/householdInternetAccess`. */
export const targetKey = (citySlug: string, dataPoint: string): string => `${citySlug}/${dataPoint}`;

/** The data point of such a key. */
export const targetDataPoint = (key: string): string => key.split('/')[1] ?? '';

/** Where targets with such a key are sent. */
export function targetPath(key: string): string {
  const [slug = '', dataPoint = ''] = key.split('/');
  return `/cities/${encodeURIComponent(slug)}/targets/${encodeURIComponent(dataPoint)}`;
}

/** Targets as the server gives them, as the form holds them. */
export function heldTargets({ targets, revision, effort, updatedAt, updatedBy }: ServedTargets) {
  const set = Object.entries(targets);
  return {
    revision,
    effort,
    updatedAt,
    updatedBy,
    values: Object.fromEntries(set.flatMap(([level, { value }]) => (value === null ? [] : [[level, value]]))),
    years: Object.fromEntries(set.flatMap(([level, { year }]) => (year === null ? [] : [[level, year]]))),
  };
}

/** Fields of the targets that the server holds; they are always sent together. */
export function targetFields(held: object): readonly string[] {
  const { values = {}, years = {} } = held as Partial<TargetDraft>;
  return [
    ...Object.keys(values).map((level) => `values.${level}`),
    ...Object.keys(years).map((level) => `years.${level}`),
    'effort',
  ];
}

/** All fields of targets as the server takes them. */
export function sentTargets(fields: Fields): object {
  const levels = new Set(Object.keys(fields).flatMap((field) => field.split('.')[1] ?? []));
  return {
    targets: Object.fromEntries(
      [...levels].map((level) => [
        level,
        { value: fields[`values.${level}`] ?? null, year: fields[`years.${level}`] ?? null },
      ]),
    ),
    effort: fields['effort'] ?? null,
  };
}
