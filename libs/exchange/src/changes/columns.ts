import { dataPointByKey } from '#catalogue';
import { CONTEXT_HEADINGS, isYesNo } from './fields.js';
import type { Target, WorkspaceEntry } from './types.js';

/**
 * Kinds of rows in workbook and CSV file, by the first part of their key: `entry:no2`, `input:no2.no2Mass`,
 * `figure:publicWifiHotspots` (a data point that is its one input, on one row), `profile:population`,
 * `context:climate`, `about:assessment`, `revision:entry:no2`, `heading:…` (for the eye only).
 */
export const ROW_KINDS = [
  'entry',
  'input',
  'figure',
  'profile',
  'context',
  'about',
  'revision',
  'heading',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Columns that can be filled in, by what they mean in a row of an entry. */
export const ENTRY_COLUMNS = {
  value: 'value',
  unitGiven: 'unit',
  year: 'year',
  status: 'status',
  quality: 'quality',
  origin: 'origin',
  sources: 'sources',
  reason: 'reason',
  note: 'note',
  explanation: 'explanation',
} as const;

export const PROFILE_COLUMNS = {
  value: 'value',
  unitGiven: 'unit',
  year: 'year',
  sources: 'source',
} as const;
export const CONTEXT_COLUMNS = { value: 'text' } as const;

const INPUT_COLUMNS = { value: 'inputs', unitGiven: 'inputUnits', year: 'inputYears' } as const;

/** Columns that only explain; what stands in them is never read. */
export const SHOWN_COLUMNS = [
  'code',
  'tier',
  'item',
  'unit',
  'result',
  'hint',
  'dimension',
  'subDimension',
  'category',
  'kpi',
] as const;

/** Columns by which rows and revisions are known. */
export const KEY_COLUMNS = ['row', 'revision'] as const;

/** Every column that can be filled in, in the order of the CSV file. */
export const INPUT_COLUMN_KEYS = Object.keys(ENTRY_COLUMNS);

/** A row that can be filled in: what it belongs to, and which field each column is. */
export interface RowMeaning {
  readonly target: Target;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a row of this key means; null for a row that cannot be filled in or is not known. */
export function rowMeaning(key: string): RowMeaning | null {
  const at = key.indexOf(':');
  const [kind, name] = [key.slice(0, at), key.slice(at + 1)];
  switch (kind) {
    case 'entry':
      return dataPointByKey(name) ? { target: { kind: 'entry', key: name }, fields: ENTRY_COLUMNS } : null;
    case 'figure': {
      const input = ownFigure(name);
      if (input === null) return null;
      const fields = { ...ENTRY_COLUMNS, value: `inputs.${input}`, unitGiven: `inputUnits.${input}` };
      return { target: { kind: 'entry', key: name }, fields };
    }
    case 'input': {
      const [dataPoint = '', input = ''] = name.split('.', 2);
      const known = dataPointByKey(dataPoint)?.dataPoint.inputs.some((candidate) => candidate.key === input);
      return known === true
        ? { target: { kind: 'entry', key: dataPoint }, fields: inputFields(input) }
        : null;
    }
    case 'profile':
      return /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)
        ? { target: { kind: 'profile', key: name }, fields: PROFILE_COLUMNS }
        : null;
    case 'context':
      return CONTEXT_HEADINGS.some((heading) => heading === name)
        ? { target: { kind: 'context', key: name }, fields: CONTEXT_COLUMNS }
        : null;
    default:
      return null;
  }
}

function inputFields(input: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(INPUT_COLUMNS).map(([column, part]) => [column, `${part}.${input}`]),
  );
}

/** The input that a data point simply is, as the number of hotspots; null when its value is computed. */
function ownFigure(dataPoint: string): string | null {
  const found = dataPointByKey(dataPoint)?.dataPoint;
  const [input, more] = found?.inputs ?? [];
  return found && input && more === undefined && found.formula === input.key ? input.key : null;
}

/**
 * The rows of one data point. A data point that is its one input has one row, so that nobody wonders where to type,
 * unless figures are there that one row cannot hold.
 */
export function entryRowKeys(dataPoint: string, entry: WorkspaceEntry | undefined): readonly string[] {
  const own = ownFigure(dataPoint);
  const needsTwo =
    entry !== undefined &&
    (entry.value !== null || entry.unit !== null || Object.keys(entry.inputYears).length > 0);
  if (own !== null && !needsTwo) return [`figure:${dataPoint}`];
  const inputs = dataPointByKey(dataPoint)?.dataPoint.inputs ?? [];
  return [`entry:${dataPoint}`, ...inputs.map(({ key }) => `input:${dataPoint}.${key}`)];
}

/** Whether another unit than the catalogue's makes sense for a figure. */
export const takesOtherUnit = (unit: string): boolean =>
  !isYesNo(unit) && !unit.startsWith('%') && unit !== '';
