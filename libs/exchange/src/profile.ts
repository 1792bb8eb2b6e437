import { catalogue, type ProfileKey } from '#catalogue';
import { checkFields, FieldReader, readNumber } from './fields.js';
import type { JsonNode, JsonObject } from './json.js';
import { FIGURE_YEARS, TEXT_LIMITS } from './limits.js';
import { type ProblemList, quoted } from './problems.js';
import type { ProfileFigure } from './types.js';
import { unitFactor } from './units.js';

/** Figures that formulas compute with, in the order in which they are written. */
export const PROFILE_KEYS: readonly ProfileKey[] = [
  'population',
  'households',
  'cityArea',
  'cityGdp',
  'labourForce',
];

/** Names that published files use for the figures. */
export const PROFILE_ALIASES = new Map<string, ProfileKey>([
  ['area', 'cityArea'],
  ['gdp', 'cityGdp'],
]);
const FIGURE_FIELDS = ['value', 'unit', 'year', 'source', 'page', 'note'];
const KEY_FORM = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

export function isProfileKey(key: string): key is ProfileKey {
  return PROFILE_KEYS.some((known) => known === key);
}

/**
 * What a figure of this unit is multiplied by to be in the catalogue's unit (inhabitants, households, km², currency per
 * year, persons); `null` for an unknown unit. No unit means the catalogue's own.
 */
export function profileFactor(key: ProfileKey, unit: string | null): number | null {
  return unit === null ? 1 : unitFactor(catalogue.profileInputs[key], unit);
}

/** The figure in the catalogue's unit; `null` when it is stated in words or is context only. */
export function profileValue(figure: ProfileFigure): number | null {
  if (figure.value === null || !isProfileKey(figure.key)) return null;
  const factor = profileFactor(figure.key, figure.unit);
  return factor === null ? null : figure.value * factor;
}

/** The profile as read. `named` also holds the figures that are there but wrong, and were reported. */
export interface ProfileReading {
  readonly figures: readonly ProfileFigure[];
  readonly named: ReadonlySet<string>;
}

/** Reads the profile. Figures that formulas know come first, then the context figures in the order of the file. */
export function readProfile(node: JsonNode | undefined, problems: ProblemList): ProfileReading {
  if (!node) return { figures: [], named: new Set() };
  if (node.kind !== 'object') {
    problems.error('profile', 'wrongType', { found: node.kind, expected: 'object' });
    return { figures: [], named: new Set(PROFILE_KEYS) };
  }
  const figures = new Map<string, ProfileFigure>();
  const firstName = new Map<string, string>();
  for (const name of node.repeated) {
    problems.error(`profile.${quoted(name)}`, 'repeatedField', { field: quoted(name) });
  }
  for (const [name, value] of node.fields) {
    const path = `profile.${quoted(name)}`;
    if (!KEY_FORM.test(name)) {
      problems.error(path, 'profileKeyForm', { name: quoted(name) });
      continue;
    }
    const key = PROFILE_ALIASES.get(name) ?? name;
    const first = firstName.get(key);
    if (first !== undefined) problems.error(path, 'sameFigureTwice', { figure: key, first, second: name });
    firstName.set(key, name);
    if (value.kind !== 'object') {
      problems.error(path, 'wrongType', { found: value.kind, expected: 'object' });
      continue;
    }
    const figure = readFigure(key, value, path, problems);
    if (figure) figures.set(key, figure);
  }
  const known = PROFILE_KEYS.flatMap((key) => figures.get(key) ?? []);
  const context = [...figures.values()].filter(({ key }) => !isProfileKey(key));
  return { figures: [...known, ...context], named: new Set(firstName.keys()) };
}

function readFigure(
  key: string,
  object: JsonObject,
  path: string,
  problems: ProblemList,
): ProfileFigure | undefined {
  checkFields(object, path, FIGURE_FIELDS, ['value'], problems);
  const fields = new FieldReader(object, path, problems);
  const unit = fields.line('unit', TEXT_LIMITS.short);
  const rest = {
    unit,
    year: fields.year('year', FIGURE_YEARS),
    source: fields.line('source', TEXT_LIMITS.source),
    page: fields.page('page'),
    note: fields.lines('note', TEXT_LIMITS.note),
  };
  if (isProfileKey(key) && profileFactor(key, unit) === null) {
    problems.error(fields.pathOf('unit'), 'unknownUnit', {
      unit: quoted(unit ?? ''),
      known: catalogue.profileInputs[key].unit,
    });
  }
  const value = object.fields.get('value');
  if (!value) return undefined;
  if (value.kind === 'text' && !isNumberInQuotes(value.value)) {
    const stated = fields.line('value', TEXT_LIMITS.short);
    if (stated === null) return undefined;
    if (stated === '') problems.error(fields.pathOf('value'), 'emptyText');
    else problems.warn(fields.pathOf('value'), 'profileInWords', { text: quoted(stated) });
    return { key, value: null, stated, ...rest };
  }
  const number = readNumber(value, fields.pathOf('value'), problems);
  if (!number) return undefined;
  if (isProfileKey(key) && number.value < 0) {
    problems.error(fields.pathOf('value'), 'negative', { value: number.typed });
  }
  return { key, value: number.value, stated: number.typed, ...rest };
}

/** `"795736"` was meant as a number and must be written as one; "more than 12 million" was not. */
function isNumberInQuotes(text: string): boolean {
  return text.trim() !== '' && /^[\s+\-−\d.,'’\u00A0\u202F]*$/.test(text);
}
