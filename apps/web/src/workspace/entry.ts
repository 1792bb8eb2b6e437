import type { EntryContent, EntryView } from './types.js';

/**
 * One field of an entry by its path: `year`, `sources`, `inputs.households`, `inputUnits.households`, … The edits of a
 * person, their conflicts and the history all speak of these.
 */
export type FieldValue = string | number | null;
export type Fields = Readonly<Record<string, FieldValue>>;

const MAPS = ['inputs', 'inputUnits', 'inputYears'] as const;
type MapName = (typeof MAPS)[number];

/** Fields that hold decimals, compared by their value: `1.50` says the same as `1.5`. */
const isDecimal = (field: string): boolean =>
  field === 'value' || field.startsWith('inputs.') || field.startsWith('values.');

/** The entry of a data point for which nothing is there yet. */
export function emptyEntry(dataPoint: string): EntryView {
  return {
    dataPoint,
    revision: 0,
    status: null,
    value: null,
    inputs: {},
    inputUnits: {},
    inputYears: {},
    unit: null,
    year: null,
    quality: null,
    origin: null,
    sources: null,
    reason: null,
    note: null,
    explanation: null,
    updatedAt: null,
    updatedBy: null,
    evidence: [],
    comments: 0,
    openQuestions: 0,
    copiedFrom: null,
  };
}

/** What stands in a field of an entry or of another target; `null` when it is empty. */
export function readField(content: object, field: string): FieldValue {
  const [name = '', key] = field.split('.', 2);
  const held: unknown = (content as Record<string, unknown>)[name];
  if (key === undefined) return typeof held === 'string' || typeof held === 'number' ? held : null;
  const value: unknown =
    typeof held === 'object' && held !== null ? (held as Record<string, unknown>)[key] : null;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** The same content with some fields set; an empty field of a map leaves it. */
export function withFields<Content extends object>(content: Content, fields: Fields): Content {
  const next = { ...content } as Record<string, unknown>;
  for (const [field, value] of Object.entries(fields)) {
    const [name = '', key] = field.split('.', 2);
    if (key === undefined) next[name] = value;
    else {
      const { [key]: _before, ...rest } = (next[name] ?? {}) as Record<string, unknown>;
      next[name] = value === null ? rest : { ...rest, [key]: value };
    }
  }
  return next as Content;
}

/** Whether two values of a field say the same. */
export function sameField(field: string, left: FieldValue, right: FieldValue): boolean {
  if (left === right) return true;
  if (left === null || right === null) return (left ?? '') === (right ?? '');
  if (isDecimal(field)) return plainDecimal(`${left}`) === plainDecimal(`${right}`);
  return `${left}` === `${right}`;
}

function plainDecimal(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const figure = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return figure === '0' ? figure : sign + figure;
}

/** The fields as the API takes them: maps with only the keys that change, `null` for what is taken away. */
export function patchOf(fields: Fields): Partial<Record<keyof EntryContent, unknown>> {
  const patch: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const [name = '', key] = field.split('.', 2);
    if (key === undefined) patch[name] = value;
    else patch[name] = { ...(patch[name] as object | undefined), [key]: value };
  }
  return patch;
}

const PLAIN = [
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
] as const satisfies readonly (keyof EntryContent)[];

/** Every field of an entry that holds something. */
export function fieldsOf(entry: EntryContent): Fields {
  const fields: Record<string, FieldValue> = {};
  for (const name of PLAIN) if (entry[name] !== null) fields[name] = entry[name];
  for (const map of MAPS) {
    for (const [key, value] of Object.entries<FieldValue>(entry[map])) fields[`${map}.${key}`] = value;
  }
  return fields;
}

/** Whether a figure stands in the entry, entered directly or as an input. */
export function hasFigure(entry: Pick<EntryContent, 'value' | MapName>): boolean {
  return entry.value !== null || Object.keys(entry.inputs).length > 0;
}

/**
 * The fields of an edit, with the status that follows from them: a figure makes the data point reported, taking the
 * last one away leaves it open again. What is marked as not reported stays so until the mark is taken off.
 */
export function withStatus(entry: EntryView, fields: Fields): Fields {
  if ('status' in fields) return fields;
  const next = withFields(entry, fields);
  if (next.status === 'notReported') return fields;
  const status = hasFigure(next) ? 'reported' : null;
  return status === entry.status ? fields : { ...fields, status };
}
