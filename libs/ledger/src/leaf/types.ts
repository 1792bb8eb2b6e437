/** What happened. A leaf says that it happened, when, and to what; who did it appears only as a pseudonym. */
export const LEDGER_EVENTS = [
  'submitted',
  'questioned',
  'answered',
  'resolved',
  'corrected',
  'judged',
  'attested',
  'published',
] as const;
export type LedgerEvent = (typeof LEDGER_EVENTS)[number];

/** Versions of the rules that were in force. */
export interface LeafVersions {
  readonly catalogue: string;
  readonly benchmarks: string;
  readonly engine: string;
}

/**
 * An entry of the ledger: the record of ITU-T Y.4907 (country code, city code, device, UTC time, indicator value,
 * extension area) and what our events need. It is public as soon as it is written, and for ever.
 *
 * Figures that nobody has verified are not public, and a public salt would let anyone find a figure by guessing. So a
 * leaf is either sealed or open. Sealed, before publication: `sealed` commits to the whole record, which stays with the
 * city and its verifiers, and `value`, `quality`, `evidence` and `salt` are empty. Open, when it is published: these say
 * what the record is, and `sealed` is `null`.
 */
export interface Leaf {
  readonly format: 'civiscore-leaf/1';
  readonly event: LedgerEvent;
  /** ISO 3166-1 alpha-2, the country code of Y.4907. */
  readonly country: string;
  /** The city code of Y.4907: the city's name in addresses. */
  readonly city: string;
  /** The device of Y.4907: program and version that wrote the leaf, e.g. `civiscore/0.1.0`. */
  readonly device: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly time: string;
  /** Pseudonym of who acted. */
  readonly actor: string;
  readonly kpi: string | null;
  readonly dataPoint: string | null;
  /** Reporting year, e.g. `2026`. */
  readonly period: string | null;
  readonly unit: string | null;
  /** Decimal string; `null` while sealed, or when there is none. */
  readonly value: string | null;
  /** Quality grade; `null` while sealed, or when there is none. */
  readonly quality: string | null;
  readonly versions: LeafVersions;
  /** SHA-256 of files, in hex; empty while sealed. */
  readonly evidence: readonly string[];
  /** Base64 of 16 random bytes or more; `null` while sealed, for it is inside the seal then. */
  readonly salt: string | null;
  /** SHA-256 in hex of `sealRecord`; `null` when the leaf is open. */
  readonly sealed: string | null;
  /** The extension area of Y.4907. */
  readonly extension: Readonly<Record<string, string | number | boolean | null>>;
}
