import { stringify } from 'csv-stringify/sync';
import { catalogue, catalogueTexts, dataPointByKey, dataPointList } from '#catalogue';
import type { Language } from '#text';
import { entryRowKeys, rowMeaning } from '../changes/columns.js';
import {
  CONTEXT_HEADINGS,
  contextFields,
  entryFields,
  fieldKind,
  figureFields,
  targetId,
} from '../changes/fields.js';
import type { Target, WorkspaceData } from '../changes/types.js';
import { isProfileKey, PROFILE_KEYS } from '../profile.js';
import { choiceLabel, yesNoLabels } from '../template/choices.js';
import { aboutRows, revisionsOf } from '../template/template.js';
import { templateText } from '../template/texts.js';
import { neutralised } from './neutral.js';

/** Columns of the CSV file: those of the workbook's sheet of data points, and the revision each row was made from. */
export const CSV_COLUMNS = [
  'row',
  'revision',
  'code',
  'tier',
  'item',
  'value',
  'unit',
  'unitGiven',
  'year',
  'status',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'explanation',
  'category',
  'subDimension',
  'dimension',
  'kpi',
] as const;
type CsvColumn = (typeof CSV_COLUMNS)[number];
type CsvRow = Partial<Record<CsvColumn, string>>;

export interface CsvOptions {
  /** `;` where a spreadsheet takes the comma for a decimal mark. */
  readonly delimiter?: ',' | ';' | '\t';
  /** The mark by which Excel knows UTF-8; there unless switched off. */
  readonly byteOrderMark?: boolean;
}

/**
 * Everything entered for an assessment as CSV in UTF-8, with the rows of the workbook and lines ending in CR LF. Decimals
 * have a point. A cell that a spreadsheet could take for a formula begins with an apostrophe, which `readCsv` removes.
 */
export function writeCsv(data: WorkspaceData, language: Language, options: CsvOptions = {}): Uint8Array {
  const rows = [
    ...aboutRows({ data, language }).map(([row, value]): CsvRow => ({ row, value })),
    ...new CsvRows(data, language).all(),
  ];
  const text = stringify(
    [[...CSV_COLUMNS], ...rows.map((row) => CSV_COLUMNS.map((column) => neutralised(row[column] ?? '')))],
    { delimiter: options.delimiter ?? ',', record_delimiter: '\r\n' },
  );
  return new TextEncoder().encode(`${options.byteOrderMark === false ? '' : '\uFEFF'}${text}`);
}

class CsvRows {
  private readonly fields = new Map<string, ReadonlyMap<string, string>>();
  private readonly revisions: ReadonlyMap<string, number>;

  constructor(
    private readonly data: WorkspaceData,
    private readonly language: Language,
  ) {
    this.revisions = revisionsOf(data);
    for (const entry of data.entries) this.note({ kind: 'entry', key: entry.dataPoint }, entryFields(entry));
    for (const figure of data.profile) this.note({ kind: 'profile', key: figure.key }, figureFields(figure));
    for (const text of data.context) this.note({ kind: 'context', key: text.heading }, contextFields(text));
  }

  all(): readonly CsvRow[] {
    const entries = new Map(this.data.entries.map((entry) => [entry.dataPoint, entry]));
    const others = this.data.profile.map(({ key }) => key).filter((key) => !isProfileKey(key));
    return [
      ...[...PROFILE_KEYS, ...others].map((key) => this.profileRow(key)),
      ...CONTEXT_HEADINGS.map((heading) => this.contextRow(heading)),
      ...dataPointList.flatMap(({ dataPoint: { key } }) =>
        entryRowKeys(key, entries.get(key)).map((row) => this.entryRow(key, row)),
      ),
    ];
  }

  private profileRow(key: string): CsvRow {
    const texts = catalogueTexts(this.language);
    const known = isProfileKey(key) ? catalogue.profileInputs[key] : undefined;
    const shown: CsvRow = known ? { item: texts.profile(key), unit: texts.unit(known.unit) } : { item: key };
    return { ...shown, ...this.filled(`profile:${key}`) };
  }

  private contextRow(heading: (typeof CONTEXT_HEADINGS)[number]): CsvRow {
    return { item: templateText(this.language, `context.${heading}`), ...this.filled(`context:${heading}`) };
  }

  private entryRow(key: string, row: string): CsvRow {
    const found = dataPointByKey(key);
    if (!found) throw new Error(`The catalogue has no data point "${key}"`);
    const { kpi, dataPoint } = found;
    const texts = catalogueTexts(this.language);
    const input = row.startsWith('input:') ? row.slice(row.indexOf('.') + 1) : null;
    const unit = dataPoint.inputs.find((candidate) => candidate.key === input)?.unit ?? dataPoint.unit;
    return {
      code: kpi.code,
      tier: templateText(this.language, `tier.${kpi.tier}`),
      item: input === null ? texts.dataPoint(key).label : texts.input(input),
      unit: texts.unit(unit),
      category: texts.category(kpi.category),
      subDimension: texts.subDimension(kpi.subDimension),
      dimension: texts.dimension(kpi.dimension),
      kpi: texts.kpi(kpi.code).name,
      ...this.filled(row),
    };
  }

  /** The cells of a row that can be filled in, as they are now. */
  private filled(row: string): CsvRow {
    const meaning = rowMeaning(row);
    if (!meaning) return { row };
    const { target, fields } = meaning;
    const values = this.fields.get(targetId(target));
    const cells: CsvRow = { row };
    for (const [column, field] of Object.entries(fields)) {
      const value = values?.get(field);
      if (value !== undefined) cells[column as CsvColumn] = this.shown(target, field, value);
    }
    // The revision stands once, on the row of the data point itself.
    const revision = row.startsWith('input:') ? undefined : this.revisions.get(targetId(target));
    return revision === undefined ? cells : { ...cells, revision: `${revision}` };
  }

  private shown(target: Target, field: string, value: string): string {
    const kind = fieldKind(target, field);
    if (kind?.kind === 'choice') return choiceLabel(kind.list, value, this.language);
    if (kind?.kind === 'number' && kind.yesNo) {
      const [yes, no] = yesNoLabels(this.language);
      return value === '1' ? yes : value === '0' ? no : value;
    }
    return value;
  }

  private note(target: Target, fields: ReadonlyMap<string, string>): void {
    this.fields.set(targetId(target), fields);
  }
}
