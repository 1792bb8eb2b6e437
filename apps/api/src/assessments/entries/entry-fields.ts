import { dataPointByKey } from '#catalogue';
import { fieldKind, readCell, reasonMessage, sameValue } from '#exchange';
import { type EntryContent, storedDecimal } from '#persistence';
import type { Language } from '#text';
import type { ProblemItem } from '../../shared/problem.js';
import { apiText } from '../../shared/texts.js';
import { isFigureItself } from '#screening';
import type { StoredEntry } from '../stored.js';

/** Fields of an entry that hold something, as texts: `value`, `inputs.households`, `inputYears.households`, … */
export type Fields = ReadonlyMap<string, string>;

/** Fields to be written; `null` empties a field. */
export type FieldChanges = ReadonlyMap<string, string | null>;

const FLAT = [
  'status',
  'value',
  'unit',
  'year',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'explanation',
] as const;
const GROUPS = ['inputs', 'inputUnits', 'inputYears'] as const;

/** Names of the fields that a patch may have. */
export const PATCH_FIELDS: readonly string[] = [...FLAT, ...GROUPS];

/** The fields of an entry; none for an entry that is not there. */
export function fieldsOf(entry: StoredEntry | null): Fields {
  const fields = new Map<string, string>();
  if (!entry) return fields;
  for (const field of FLAT) {
    const value = entry[field];
    if (value !== null && value !== '') fields.set(field, `${value}`);
  }
  for (const group of GROUPS) {
    for (const [key, value] of Object.entries(entry[group] ?? {})) fields.set(`${group}.${key}`, `${value}`);
  }
  return fields;
}

/** A patch as read: what can be taken, and what is wrong with the rest. */
export interface ReadPatch {
  readonly changes: FieldChanges;
  readonly refused: readonly ((language: Language) => ProblemItem)[];
}

/**
 * Reads a patch of the entry of a data point. Numbers may be typed in the way of the language; they come out with a
 * point. `null` and the empty text empty a field; an input that the patch does not name stays as it is.
 */
export function readPatch(
  dataPoint: string,
  patch: Readonly<Record<string, unknown>>,
  language: Language,
): ReadPatch {
  const changes = new Map<string, string | null>();
  const refused: ((language: Language) => ProblemItem)[] = [];
  const refuse = (path: string, code: 'unknownField' | 'wrongType') =>
    refused.push((reader) => ({ path, code, message: apiText(reader, `entry.${code}`) }));

  const read = (path: string, given: unknown): void => {
    const kind = fieldKind({ kind: 'entry', key: dataPoint }, path);
    if (!kind) {
      refuse(path, 'unknownField');
    } else if (given === null) {
      changes.set(path, null);
    } else if (typeof given !== 'string' && !(typeof given === 'number' && kind.kind === 'year')) {
      refuse(path, 'wrongType');
    } else {
      const reading = readCell({ kind: 'text', text: `${given}` }, kind, language);
      if (reading.ok) {
        const { value } = reading;
        changes.set(path, value === null || kind.kind !== 'number' ? value : storedDecimal(value));
      } else {
        const { code } = reading.refused;
        refused.push((reader) => ({ path, code, message: reasonMessage(reading.refused, reader) }));
      }
    }
  };

  for (const [field, given] of Object.entries(patch)) {
    const group = GROUPS.find((name) => name === field);
    if (!group) {
      if (PATCH_FIELDS.includes(field)) read(field, given);
      else refuse(field, 'unknownField');
    } else if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      refuse(field, 'wrongType');
    } else {
      for (const [key, value] of Object.entries(given)) read(`${group}.${key}`, value);
    }
  }
  return { changes: implied(changes), refused };
}

const isFigure = (field: string): boolean => field === 'value' || field.startsWith('inputs.');

/** A figure makes an entry reported, unless the patch says otherwise itself. */
export function implied(changes: Map<string, string | null>): FieldChanges {
  const figures = [...changes].some(([field, value]) => isFigure(field) && value !== null);
  if (figures && !changes.has('status')) changes.set('status', 'reported');
  return changes;
}

export type Merge =
  | { readonly ok: true; readonly fields: Fields }
  /** Fields that both changed, to different values. */
  | { readonly ok: false; readonly conflicts: readonly string[] };

/**
 * Puts changes that rest on `base` onto `current`. A change of a field that nobody else changed since `base` is taken;
 * one that somebody changed to something else is a conflict, and then nothing is taken. That a data point is not
 * reported contradicts every figure of it.
 */
export function mergeFields(dataPoint: string, base: Fields, current: Fields, changes: FieldChanges): Merge {
  const same = (field: string, left: string | null, right: string | null): boolean =>
    sameValue(fieldKind({ kind: 'entry', key: dataPoint }, field), left, right);
  const at = (fields: Fields, field: string): string | null => fields.get(field) ?? null;
  const theirs = [...new Set([...base.keys(), ...current.keys()])].filter(
    (field) => !same(field, at(base, field), at(current, field)),
  );
  const mine = [...changes].filter(([field, value]) => !same(field, at(base, field), value));

  const conflicts = new Set(
    mine
      .filter(([field, value]) => theirs.includes(field) && !same(field, at(current, field), value))
      .map(([f]) => f),
  );
  if (changes.get('status') === 'notReported') {
    for (const field of theirs) if (isFigure(field) && current.has(field)) conflicts.add(field);
  }
  if (
    changes.get('status') === 'reported' &&
    theirs.includes('status') &&
    current.get('status') === 'notReported'
  ) {
    conflicts.add('status');
  }
  if (conflicts.size > 0) return { ok: false, conflicts: [...conflicts] };

  const merged = new Map(current);
  for (const [field, value] of mine) {
    if (value === null || value === '') merged.delete(field);
    else merged.set(field, value);
  }
  return { ok: true, fields: settled(dataPoint, merged, changes.has('status')) };
}

/** Without figures where there are none to report, and without a status where nothing is left to report. */
function settled(dataPoint: string, fields: Map<string, string>, statusChosen: boolean): Fields {
  const figures = [...fields.keys()].filter(isFigure);
  const status = fields.get('status');
  if (status === 'notReported') {
    for (const field of [...figures, 'unit']) fields.delete(field);
  } else if (status === 'reported' && figures.length === 0 && !statusChosen) {
    // A data point that the profile alone answers stays reported.
    const inputs = dataPointByKey(dataPoint)?.dataPoint.inputs ?? [];
    if (inputs.some(({ from }) => from === undefined)) fields.delete('status');
  }
  return fields;
}

/** The content that is stored for fields; what the forms do not show stays as it was. */
export function contentOf(
  dataPoint: string,
  fields: Fields,
  before: StoredEntry | null,
): Required<EntryContent> {
  const text = (field: string): string | null => fields.get(field) ?? null;
  const number = (field: string): number | null => (fields.has(field) ? Number(fields.get(field)) : null);
  const group = <T>(name: string, of: (value: string) => T): Record<string, T> | null => {
    const items = [...fields].filter(([field]) => field.startsWith(`${name}.`));
    return items.length > 0
      ? Object.fromEntries(items.map(([field, value]) => [field.slice(name.length + 1), of(value)]))
      : null;
  };
  const status = text('status');
  const value = text('value');
  const catalogued = dataPointByKey(dataPoint)?.dataPoint;
  const earlier = fieldsOf(before);
  const figuresKept = [...new Set([...fields.keys(), ...earlier.keys()])]
    .filter((field) => isFigure(field) || field === 'status')
    .every((field) => fields.get(field) === earlier.get(field));
  return {
    dataPoint,
    status: status === 'reported' || status === 'notReported' ? status : null,
    value,
    inputs: group('inputs', (typed) => typed),
    inputUnits: group('inputUnits', (unit) => unit),
    inputYears: group('inputYears', Number),
    unit: text('unit'),
    year: number('year'),
    quality: text('quality'),
    origin: text('origin'),
    sources: text('sources'),
    reason: text('reason'),
    note: text('note'),
    explanation: text('explanation'),
    copiedFrom: figuresKept ? (before?.copiedFrom ?? null) : null,
    published: before?.published ?? null,
    publishedUnit: before?.publishedUnit ?? null,
    page: before?.page ?? null,
    overridden: value !== null && catalogued !== undefined && !isFigureItself(catalogued),
  };
}
