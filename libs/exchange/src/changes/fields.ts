import { convertInput, convertUnit, dataPointByKey, catalogue } from '#catalogue';
import { FIGURE_YEARS, TEXT_LIMITS } from '../limits.js';
import { isProfileKey } from '../profile.js';
import type { Target, WorkspaceContext, WorkspaceEntry, WorkspaceFigure } from './types.js';

/** The six grades of data quality, as the template of U4SSC lists them, best first. */
export const QUALITY_GRADES = [
  'measured',
  'survey',
  'higherLevel',
  'assumptions',
  'personalEstimate',
  'unknown',
] as const;

/** Where data come from. */
export const ORIGINS = ['city', 'publicBody', 'thirdParty'] as const;

export const ENTRY_STATUSES = ['reported', 'notReported'] as const;

/** Headings of the city's context. */
export const CONTEXT_HEADINGS = [
  'socioEconomic',
  'political',
  'geography',
  'climate',
  'economicBase',
  'boundary',
] as const;

/** Fields of an entry that are not figures of its inputs. */
export const ENTRY_FIELDS = [
  'value',
  'unit',
  'year',
  'status',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'explanation',
] as const;

export const PROFILE_FIELDS = ['value', 'unit', 'year', 'source'] as const;

/** Lists a field may be chosen from. */
export const CHOICES = { status: ENTRY_STATUSES, quality: QUALITY_GRADES, origin: ORIGINS } as const;
export type ChoiceList = keyof typeof CHOICES;

/** What may stand in a field. */
export type FieldKind =
  | { readonly kind: 'number'; readonly unit: string; readonly yesNo: boolean }
  | { readonly kind: 'unit'; readonly unit: string; accepts(unit: string): boolean }
  | { readonly kind: 'year'; readonly from: number; readonly to: number }
  | { readonly kind: 'choice'; readonly list: ChoiceList }
  | { readonly kind: 'text'; readonly max: number; readonly lines: boolean };

const YEAR: FieldKind = { kind: 'year', ...FIGURE_YEARS };
const text = (max: number, lines = true): FieldKind => ({ kind: 'text', max, lines });

const TEXT_FIELDS: Readonly<Record<string, FieldKind>> = {
  year: YEAR,
  status: { kind: 'choice', list: 'status' },
  quality: { kind: 'choice', list: 'quality' },
  origin: { kind: 'choice', list: 'origin' },
  sources: text(TEXT_LIMITS.sources),
  reason: text(TEXT_LIMITS.reason),
  note: text(TEXT_LIMITS.note),
  explanation: text(TEXT_LIMITS.note),
};

/** True for figures that are answered with yes or no and stored as 1 or 0. */
export const isYesNo = (unit: string): boolean => unit === 'yes/no' || unit === '0/1';

/** What belongs into a field; null when the target has no such field. */
export function fieldKind(target: Target, field: string): FieldKind | null {
  if (target.kind === 'context') return field === 'text' ? text(TEXT_LIMITS.note) : null;
  if (target.kind === 'profile') return profileKind(target.key, field);
  const dataPoint = dataPointByKey(target.key)?.dataPoint;
  if (!dataPoint) return null;
  if (field === 'value') return number(dataPoint.unit);
  if (field === 'unit') {
    return {
      kind: 'unit',
      unit: dataPoint.unit,
      accepts: (unit) => convertUnit(dataPoint, 1, unit) !== null,
    };
  }
  const [part, key] = field.split('.', 2);
  if (key === undefined) return TEXT_FIELDS[field] ?? null;
  const input = dataPoint.inputs.find((candidate) => candidate.key === key);
  if (!input) return null;
  if (part === 'inputs') return number(input.unit);
  if (part === 'inputUnits') return unitOf(input.unit);
  return part === 'inputYears' ? YEAR : null;
}

function profileKind(key: string, field: string): FieldKind | null {
  const unit = isProfileKey(key) ? catalogue.profileInputs[key].unit : null;
  switch (field) {
    case 'value':
      return number(unit ?? '');
    case 'unit':
      return unit === null ? text(TEXT_LIMITS.short, false) : unitOf(unit);
    case 'year':
      return YEAR;
    case 'source':
      return text(TEXT_LIMITS.source);
    default:
      return null;
  }
}

const number = (unit: string): FieldKind => ({ kind: 'number', unit, yesNo: isYesNo(unit) });

function unitOf(unit: string): FieldKind {
  return { kind: 'unit', unit, accepts: (given) => convertInput({ unit }, 1, given) !== null };
}

/** The fields of an entry that hold something, as texts. */
export function entryFields(entry: WorkspaceEntry): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of ENTRY_FIELDS) {
    const value = entry[field];
    if (value !== null && value !== '') fields.set(field, `${value}`);
  }
  for (const part of ['inputs', 'inputUnits', 'inputYears'] as const) {
    for (const [key, value] of Object.entries(entry[part])) fields.set(`${part}.${key}`, `${value}`);
  }
  return fields;
}

/** As `entryFields`, of a profile figure. */
export function figureFields(figure: WorkspaceFigure): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const field of PROFILE_FIELDS) {
    const value = figure[field];
    if (value !== null && value !== '') fields.set(field, `${value}`);
  }
  return fields;
}

/** As `entryFields`, of a heading of the context. */
export function contextFields({ text: words }: WorkspaceContext): ReadonlyMap<string, string> {
  return new Map(words === null || words === '' ? [] : [['text', words]]);
}

/** Name of a target in lists of revisions. */
export const targetId = ({ kind, key }: Target): string => `${kind}:${key}`;

/** Whether two texts of a field say the same: numbers by their value, texts without regard to line ends and margins. */
export function sameValue(kind: FieldKind | null, left: string | null, right: string | null): boolean {
  if (left === right) return true;
  if (kind?.kind === 'unit') return (left ?? kind.unit) === (right ?? kind.unit);
  if (left === null || right === null) return false;
  const form = kind?.kind === 'number' ? plainDecimal : plainText;
  return form(left) === form(right);
}

/** Text as it is kept: composed letters, line feeds, no blanks at its ends. */
export function plainText(words: string): string {
  return words.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

/** The shortest text of the same decimal: `0012.50` → `12.5`. Text in exponent form stays as it is. */
export function plainDecimal(decimal: string): string {
  const parts = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(decimal.trim());
  if (!parts) return decimal;
  const [, sign = '', whole = '', fraction = ''] = parts;
  const figure = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
  return figure === '0' ? figure : sign + figure;
}
