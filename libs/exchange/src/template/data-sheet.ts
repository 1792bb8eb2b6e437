import { type CataloguedDataPoint, dataPointList, type InputDefinition } from '#catalogue';
import { entryRowKeys, takesOtherUnit } from '../changes/columns.js';
import { isYesNo } from '../changes/fields.js';
import type { WorkspaceEntry } from '../changes/types.js';
import { choiceLabel } from './choices.js';
import { figureRules, type FigureRules, numberInCell, type TemplateContext } from './context.js';
import {
  DATA_COLUMNS,
  DATA_ORDER as ORDER,
  dataColumn,
  type DataColumn,
  type PointRows,
} from './data-columns.js';
import { LISTS } from './lists.js';
import { liveFormula, profileFormula } from './live.js';
import type { CellModel, CellValidation, ColumnModel, RowModel, SheetModel } from './model.js';
import { HEAD } from './head.js';
import type { ProfileCells } from './profile-sheet.js';
import type { TemplateTextKey } from './texts.js';
import { lengthRule, listRule, numberRule, yearRule } from './validation.js';

/** Rows above the first data point: keys, title, explanation, headings. */
const HEADER_ROWS = 4;
const FROZEN_COLUMNS = 4;
const HINTS: Partial<Record<DataColumn, TemplateTextKey>> = {
  status: 'hint.status',
  unitGiven: 'hint.unitGiven',
  result: 'hint.result',
  year: 'hint.year',
};

/** One row of the sheet before it has cells. */
interface LaidRow {
  readonly key: string;
  readonly number: number;
  readonly point: CataloguedDataPoint;
}

type Cells = Partial<Record<DataColumn, CellModel>>;

/**
 * The sheet of data points: a line per data point, and below it a line per figure that its formula needs. One column for
 * figures, from top to bottom, however many inputs a formula has.
 */
export function dataSheet(context: TemplateContext, profile: ProfileCells): SheetModel {
  const { text } = context;
  const header: Cells = { row: HEAD };
  for (const column of ORDER) {
    const hint = HINTS[column];
    if (column === 'row') continue;
    header[column] = {
      value: text(`column.${column}`),
      look: 'header',
      ...(hint ? { comment: text(hint) } : {}),
    };
  }
  const { city, reportingYear: year } = context.data;
  const title = text('title.data', { city, year: `${year}` });
  const rows: RowModel[] = [
    { cells: ORDER.map((key) => ({ value: key, look: 'key' })), hidden: true },
    cellsOf({ row: HEAD, code: { value: title, look: 'title', span: 15 } }, 26),
    cellsOf({ row: HEAD, code: { value: text('lead.data'), look: 'lead', span: 9 } }, 34),
    cellsOf(header, 32),
    ...new DataRows(context, profile).rows(),
  ];
  return {
    name: text('sheet.data'),
    hidden: false,
    columns: ORDER.map((key): ColumnModel => ({ width: DATA_COLUMNS[key], hidden: key === 'row' })),
    rows,
    frozen: { rows: HEADER_ROWS, columns: FROZEN_COLUMNS },
    printedColumns: ORDER.indexOf('explanation') + 1,
    headerRow: HEADER_ROWS,
  };
}

const cellsOf = (cells: Cells, height?: number): RowModel => ({
  cells: ORDER.map((column) => cells[column] ?? null),
  ...(height === undefined ? {} : { height }),
});

class DataRows {
  private readonly rules: FigureRules = figureRules();

  constructor(
    private readonly context: TemplateContext,
    private readonly profile: ProfileCells,
  ) {}

  rows(): RowModel[] {
    const made: RowModel[] = [];
    let category = '';
    for (const point of dataPointList) {
      const { kpi } = point;
      if (`${kpi.subDimension}/${kpi.category}` !== category) {
        category = `${kpi.subDimension}/${kpi.category}`;
        made.push(this.band(point));
      }
      const first = HEADER_ROWS + made.length + 1;
      const keys = entryRowKeys(point.dataPoint.key, this.context.entries.get(point.dataPoint.key));
      const laid = keys.map((key, index): LaidRow => ({ key, number: first + index, point }));
      const places: PointRows = {
        main: first,
        inputs: new Map(laid.slice(1).map(({ key, number }) => [key.slice(key.indexOf('.') + 1), number])),
      };
      for (const row of laid) made.push(cellsOf(this.cells(row, places)));
    }
    return made;
  }

  private band({ kpi }: CataloguedDataPoint): RowModel {
    const { texts } = this.context;
    const parts = [
      texts.dimension(kpi.dimension),
      texts.subDimension(kpi.subDimension),
      texts.category(kpi.category),
    ];
    const key = `heading:${kpi.category}`;
    return cellsOf(
      { row: { value: key, look: 'key' }, code: { value: parts.join(' › '), look: 'band', span: 15 } },
      20,
    );
  }

  private cells(row: LaidRow, places: PointRows): Cells {
    const { texts, text, entries } = this.context;
    const { kpi, dataPoint } = row.point;
    const entry = entries.get(dataPoint.key);
    const names = texts.kpi(kpi.code);
    const input = row.key.startsWith('entry:')
      ? undefined
      : dataPoint.inputs.find(({ key }) => row.key.startsWith('figure:') || row.key.endsWith(`.${key}`));
    const shown: Cells = {
      row: { value: row.key, look: 'key' },
      code: { value: kpi.code, look: 'locked' },
      tier: { value: text(`tier.${kpi.tier}`), look: 'locked' },
      category: { value: texts.category(kpi.category), look: 'locked' },
      subDimension: { value: texts.subDimension(kpi.subDimension), look: 'locked' },
      dimension: { value: texts.dimension(kpi.dimension), look: 'locked' },
      kpi: { value: names.name, look: 'locked' },
    };
    if (input && row.key.startsWith('input:')) {
      return { ...shown, ...this.inputCells(row, input, entry, places) };
    }
    const { label, notes } = texts.dataPoint(dataPoint.key);
    const comment = [names.summary, ...notes].join('\n\n');
    return {
      ...shown,
      item: { value: label, look: 'item', comment },
      ...this.mainCells(row, input, entry, places),
    };
  }

  /** The line of a data point. `figure` is set when the data point simply is that input. */
  private mainCells(
    { point, number }: LaidRow,
    figure: InputDefinition | undefined,
    entry: WorkspaceEntry | undefined,
    places: PointRows,
  ): Cells {
    const { context } = this;
    const { dataPoint } = point;
    const value = figure ? entry?.inputs[figure.key] : entry?.value;
    const unit = figure ? entry?.inputUnits[figure.key] : entry?.unit;
    const validation = numberRule(context, dataPoint.unit, {
      range: dataPoint.validRange,
      whole: this.rules.whole.has(dataPoint.key),
    });
    const own = figure !== undefined;
    const result = own ? null : liveFormula(context, dataPoint, number, places);
    const choice = (list: 'status' | 'quality' | 'origin'): CellModel => {
      const code = entry?.[list] ?? null;
      const label = code === null ? null : choiceLabel(list, code, context.language);
      return { value: label, look: 'choice', open: true, validation: listRule(context, LISTS[list].range) };
    };
    const words = (field: 'sources' | 'reason' | 'note' | 'explanation', max: number): CellModel => ({
      value: entry?.[field] ?? null,
      look: 'words',
      open: true,
      validation: lengthRule(context, max),
    });
    return {
      value: {
        ...this.figureCell(value ?? null, dataPoint.unit, validation),
        ...(own ? {} : { look: 'direct', comment: context.text('hint.direct') }),
      },
      ...this.unitCells(dataPoint.unit, unit ?? null),
      year: this.yearCell(entry?.year ?? null),
      result: result === null ? { value: null, look: 'unused' } : { value: result, look: 'result' },
      status: choice('status'),
      quality: choice('quality'),
      origin: choice('origin'),
      sources: words('sources', 2000),
      reason: words('reason', 2000),
      note: words('note', 4000),
      explanation: words('explanation', 4000),
    };
  }

  private inputCells(
    { point, number }: LaidRow,
    input: InputDefinition,
    entry: WorkspaceEntry | undefined,
    places: PointRows,
  ): Cells {
    const { context } = this;
    const { key, unit, from } = input;
    const fromProfile = from === 'cityProfile';
    const comment = fromProfile
      ? { comment: context.text('hint.fromProfile', { sheet: context.text('sheet.profile') }) }
      : {};
    const other = this.rules.notAbove.get(`${point.dataPoint.key}.${key}`);
    const limit = point.dataPoint.inputs.find((candidate) => candidate.key === other);
    const limitRow = limit && places.inputs.get(limit.key);
    const validation = numberRule(context, unit, {
      range: [0, null],
      whole: this.rules.whole.has(`${point.dataPoint.key}.${key}`),
      ...(limit && limitRow !== undefined
        ? {
            notAbove: {
              cell: `${dataColumn('value')}${number}`,
              unitCell: `${dataColumn('unitGiven')}${number}`,
              limit: `${dataColumn(limit.from === 'cityProfile' ? 'result' : 'value')}${limitRow}`,
              label: context.texts.input(limit.key),
            },
          }
        : {}),
    });
    const unused: CellModel = { value: null, look: 'unused' };
    const profile = fromProfile
      ? profileFormula(context, this.profile, point.dataPoint, input, number)
      : null;
    return {
      item: { value: context.texts.input(key), look: 'detail' },
      value: { ...this.figureCell(entry?.inputs[key] ?? null, unit, validation), ...comment },
      ...this.unitCells(unit, entry?.inputUnits[key] ?? null),
      year: this.yearCell(entry?.inputYears[key] ?? null),
      result: profile === null ? unused : { value: profile, look: 'carried' },
      status: unused,
      quality: unused,
      origin: unused,
      sources: unused,
      reason: unused,
      note: unused,
      explanation: unused,
    };
  }

  private figureCell(decimal: string | null, unit: string, validation: CellValidation): CellModel {
    const { text } = this.context;
    const yesNo: Readonly<Record<string, string>> = isYesNo(unit)
      ? { '1': text('yes'), '0': text('no') }
      : {};
    const value = decimal === null ? null : (yesNo[decimal] ?? numberInCell(decimal));
    return { value, look: isYesNo(unit) ? 'choice' : 'number', open: true, validation };
  }

  private unitCells(unit: string, given: string | null): Cells {
    const open = takesOtherUnit(unit);
    const value = given === unit ? null : given;
    return {
      unit: { value: this.context.texts.unit(unit), look: 'locked' },
      unitGiven:
        open || value !== null
          ? { value, look: 'words', open: true, validation: lengthRule(this.context, 200) }
          : { value: null, look: 'unused' },
    };
  }

  private yearCell(year: number | null): CellModel {
    return { value: year, look: 'year', open: true, validation: yearRule(this.context) };
  }
}
