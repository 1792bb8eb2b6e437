import { catalogue } from '#catalogue';
import { CONTEXT_HEADINGS } from '../changes/fields.js';
import { TEXT_LIMITS } from '../limits.js';
import { isProfileKey, PROFILE_KEYS } from '../profile.js';
import { HEAD } from './head.js';
import { numberInCell, type TemplateContext } from './context.js';
import type { CellModel, RowModel, SheetModel } from './model.js';
import { lengthRule, numberRule, yearRule } from './validation.js';

/** Cells of the profile, for formulas on other sheets. */
export type ProfileCells = ReadonlyMap<string, { readonly value: string; readonly unitGiven: string }>;

/** Rows above the first figure: keys, title, explanation, headings. */
const HEADER_ROWS = 4;
const COLUMNS = { row: 4, item: 36, value: 20, unit: 20, unitGiven: 20, year: 10, sources: 60 } as const;

/** The profile figures of the sheet: those that formulas need, then others that the assessment has. */
function profileKeys({ data }: TemplateContext): readonly string[] {
  const others = data.profile.map(({ key }) => key).filter((key) => !isProfileKey(key));
  return [...PROFILE_KEYS, ...others];
}

export function profileCells(context: TemplateContext): ProfileCells {
  const sheet = `'${context.text('sheet.profile').replaceAll("'", "''")}'`;
  return new Map(
    profileKeys(context).map((key, index) => {
      const row = HEADER_ROWS + 1 + index;
      return [key, { value: `${sheet}!$C$${row}`, unitGiven: `${sheet}!$E$${row}` }];
    }),
  );
}

/** The sheet of profile figures. */
export function profileSheet(context: TemplateContext): SheetModel {
  const { text } = context;
  const headings = ['figure', 'value', 'unit', 'unitGiven', 'year', 'source'] as const;
  return {
    name: text('sheet.profile'),
    hidden: false,
    columns: Object.entries(COLUMNS).map(([key, width]) => ({ width, hidden: key === 'row' })),
    rows: [
      ...headRows(context, Object.keys(COLUMNS), 'profile'),
      {
        cells: [
          HEAD,
          ...headings.map((key): CellModel => ({ value: text(`column.${key}`), look: 'header' })),
        ],
        height: 22,
      },
      ...profileKeys(context).map((key) => profileRow(context, key)),
    ],
    frozen: { rows: HEADER_ROWS, columns: 2 },
    printedColumns: Object.keys(COLUMNS).length,
    headerRow: HEADER_ROWS,
  };
}

/** The rows that both sheets begin with: keys of the columns, title, explanation. */
function headRows(
  { data, text }: TemplateContext,
  keys: readonly string[],
  sheet: 'profile' | 'context',
): readonly RowModel[] {
  const title = text(`title.${sheet}`, { city: data.city, year: `${data.reportingYear}` });
  return [
    { cells: keys.map((key) => ({ value: key, look: 'key' })), hidden: true },
    { cells: [HEAD, { value: title, look: 'title', span: keys.length - 1 }], height: 26 },
    { cells: [HEAD, { value: text(`lead.${sheet}`), look: 'lead', span: keys.length - 1 }], height: 20 },
  ];
}

function profileRow(context: TemplateContext, key: string): RowModel {
  const figure = context.profile.get(key);
  const known = isProfileKey(key) ? catalogue.profileInputs[key] : undefined;
  const unit = known?.unit ?? '';
  const given = figure?.unit ?? null;
  const number = known ? { validation: numberRule(context, unit, { range: [0, null], whole: false }) } : {};
  const value = figure?.value ?? null;
  return {
    height: 20,
    cells: [
      { value: `profile:${key}`, look: 'key' },
      { value: known ? context.texts.profile(key) : key, look: 'item' },
      { value: value === null ? null : numberInCell(value), look: 'number', open: true, ...number },
      { value: known ? context.texts.unit(unit) : null, look: 'locked' },
      {
        value: known && given === unit ? null : given,
        look: 'words',
        open: true,
        validation: lengthRule(context, TEXT_LIMITS.short),
        comment: context.text('hint.unitGiven'),
      },
      { value: figure?.year ?? null, look: 'year', open: true, validation: yearRule(context) },
      {
        value: figure?.source ?? null,
        look: 'words',
        open: true,
        validation: lengthRule(context, TEXT_LIMITS.source),
      },
    ],
  };
}

/** The sheet of the city's context: a heading, what belongs under it, and a large cell. */
export function contextSheet(context: TemplateContext): SheetModel {
  const { text, data } = context;
  const texts = new Map(data.context.map((note) => [note.heading, note.text]));
  return {
    name: text('sheet.context'),
    hidden: false,
    columns: [
      { width: 4, hidden: true },
      { width: 28, hidden: false },
      { width: 44, hidden: false },
      { width: 100, hidden: false },
    ],
    rows: [
      ...headRows(context, ['row', 'item', 'hint', 'value'], 'context'),
      {
        cells: [
          HEAD,
          ...(['heading', 'hint', 'text'] as const).map((key): CellModel => ({
            value: text(`column.${key}`),
            look: 'header',
          })),
        ],
        height: 22,
      },
      ...CONTEXT_HEADINGS.map((heading): RowModel => ({
        height: 90,
        cells: [
          { value: `context:${heading}`, look: 'key' },
          { value: text(`context.${heading}`), look: 'item' },
          { value: text(`context.${heading}.hint`), look: 'locked' },
          {
            value: texts.get(heading) ?? null,
            look: 'words',
            open: true,
            validation: lengthRule(context, TEXT_LIMITS.note),
          },
        ],
      })),
    ],
    frozen: { rows: HEADER_ROWS, columns: 2 },
    printedColumns: 4,
    headerRow: HEADER_ROWS,
  };
}
