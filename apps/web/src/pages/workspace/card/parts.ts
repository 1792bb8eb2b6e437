import { dataPointByKey, type CatalogueTexts } from '#catalogue';
import { readField } from '../../../workspace/entry.js';
import { known } from '../../../workspace/places.js';
import { writeDecimal } from '../../../workspace/typed.js';
import { unitLabel } from '../fields/UnitField.js';
import type { WorkspaceKey, WorkspaceText } from '../text.js';

/** The six grades of data quality as the template of U4SSC lists them, best first. */
export const QUALITIES = [
  'measured',
  'survey',
  'higherLevel',
  'assumptions',
  'personalEstimate',
  'unknown',
] as const;
export const ORIGINS = ['city', 'publicBody', 'thirdParty'] as const;
export const REASONS = ['notCollected', 'notForCity', 'notApplicable', 'later', 'confidential'] as const;

/** Figures that are answered with yes or no and kept as 1 or 0. */
export const isYesNo = (unit: string): boolean => unit === 'yes/no' || unit === '0/1';

/** A field in words: `Households with Internet access`, `Year`, `Unit of …`. */
export function fieldName(field: string, names: CatalogueTexts, { t }: Pick<WorkspaceText, 't'>): string {
  const [group = '', key] = field.split('.', 2);
  if (key === undefined) return t(`field.${group}` as WorkspaceKey);
  const input = names.input(key);
  if (group === 'inputs') return input;
  return t(group === 'inputUnits' ? 'field.unitOf' : 'field.yearOf', { input });
}

/** What stands in a field, in words; a dash for nothing. */
export function fieldText(
  dataPoint: string | null,
  field: string,
  value: string | number | null,
  names: CatalogueTexts,
  text: WorkspaceText,
): string {
  const { t, language } = text;
  if (value === null || value === '') return t('history.nothing');
  if (field === 'quality' || field === 'origin' || field === 'status') {
    const key = `${field}.${value}`;
    return isListed(field, `${value}`) ? t(key as WorkspaceKey) : `${value}`;
  }
  if (field === 'unit' || field.startsWith('inputUnits.')) return unitLabel(`${value}`, names, text);
  if (field !== 'value' && !field.startsWith('inputs.')) return `${value}`;
  const unit = dataPoint === null ? '' : unitOf(dataPoint, field);
  if (isYesNo(unit)) return t(Number(value) >= 1 ? 'value.yes' : 'value.no');
  return writeDecimal(`${value}`, language);
}

function isListed(field: 'quality' | 'origin' | 'status', value: string): boolean {
  const lists = { quality: QUALITIES, origin: ORIGINS, status: ['reported', 'notReported'] } as const;
  return lists[field].some((each) => each === value);
}

function unitOf(key: string, field: string): string {
  const { dataPoint } = known(key);
  if (field === 'value') return dataPoint.unit;
  return dataPoint.inputs.find((input) => `inputs.${input.key}` === field)?.unit ?? '';
}

/** Last year's figure, where it is a single one that can be shown without the profile of that year. */
export function plainFigure(
  key: string,
  entry: object,
): { readonly value: number; readonly unit: string } | null {
  const dataPoint = dataPointByKey(key)?.dataPoint;
  if (!dataPoint) return null;
  const value = readField(entry, 'value');
  if (value === null) return null;
  return { value: Number(value), unit: `${readField(entry, 'unit') ?? dataPoint.unit}` };
}
