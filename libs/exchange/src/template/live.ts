import type { DataPoint, InputDefinition } from '#catalogue';
import { isYesNo } from '../changes/fields.js';
import { dataColumn, type PointRows } from './data-columns.js';
import { formulaOf, type TemplateContext } from './context.js';
import { excelFormula } from './excel-formula.js';
import { LISTS } from './lists.js';
import type { FormulaCell } from './model.js';
import type { ProfileCells } from './profile-sheet.js';

/**
 * The result of a data point as a formula of its cells: what was entered directly, else what follows from the figures,
 * else nothing. Figures in another unit give no result, because a spreadsheet cannot convert them. Null when the formula
 * of the catalogue has no equal in a spreadsheet.
 */
export function liveFormula(
  context: TemplateContext,
  dataPoint: DataPoint,
  row: number,
  { inputs }: PointRows,
): FormulaCell | null {
  const [value, given, result] = [dataColumn('value'), dataColumn('unitGiven'), dataColumn('result')];
  const guards: string[] = [];
  const cells = new Map<string, string>();
  for (const { key, unit, from } of dataPoint.inputs) {
    const at = inputs.get(key);
    if (at === undefined) return null;
    if (isYesNo(unit)) {
      guards.push(`${value}${at}<>""`);
      cells.set(key, `IF(${value}${at}=${LISTS.yesNo.yes},1,0)`);
    } else if (from === 'cityProfile') {
      guards.push(`ISNUMBER(${result}${at})`);
      cells.set(key, `${result}${at}`);
    } else {
      guards.push(`ISNUMBER(${value}${at})`, `${given}${at}=""`);
      cells.set(key, `${value}${at}`);
    }
  }
  const computed = excelFormula(formulaOf(dataPoint).ast, (name) => cells.get(name) ?? '""');
  if (computed === null) return null;
  const shown = isYesNo(dataPoint.unit) ? `IF(${computed}=1,${LISTS.yesNo.yes},${LISTS.yesNo.no})` : computed;
  const direct = `${value}${row}`;
  const formula = `IF(${direct}<>"",IF(${given}${row}="",${direct},""),IF(AND(${guards.join(',')}),IFERROR(${shown},""),""))`;
  return { formula, result: presentResult(context, dataPoint) };
}

/** The figure that an input from the profile has: its own when given, else the profile's. */
export function profileFormula(
  context: TemplateContext,
  profile: ProfileCells,
  dataPoint: DataPoint,
  { key }: InputDefinition,
  row: number,
): FormulaCell | null {
  const place = profile.get(key);
  if (!place) return null;
  const [own, given] = [`${dataColumn('value')}${row}`, `${dataColumn('unitGiven')}${row}`];
  const formula = `IF(${own}<>"",IF(${given}="",${own},""),IF(AND(ISNUMBER(${place.value}),${place.unitGiven}=""),${place.value},""))`;
  return { formula, result: inputFigure(context, dataPoint, key) ?? '' };
}

/** What the formula shows before a spreadsheet has computed it, for programs that never do. */
function presentResult(context: TemplateContext, dataPoint: DataPoint): number | string {
  const entry = context.entries.get(dataPoint.key);
  const yesNo = (value: number): number | string =>
    isYesNo(dataPoint.unit) ? context.text(value === 1 ? 'yes' : 'no') : value;
  if (entry?.value !== null && entry?.value !== undefined) {
    return entry.unit === null || entry.unit === dataPoint.unit ? yesNo(Number(entry.value)) : '';
  }
  const figures: Record<string, number> = {};
  for (const { key } of dataPoint.inputs) {
    const figure = inputFigure(context, dataPoint, key);
    if (figure === null) return '';
    figures[key] = figure;
  }
  const result = formulaOf(dataPoint).evaluate(figures);
  return Number.isNaN(result) ? '' : yesNo(result);
}

function inputFigure(context: TemplateContext, dataPoint: DataPoint, key: string): number | null {
  const entry = context.entries.get(dataPoint.key);
  const input = dataPoint.inputs.find((candidate) => candidate.key === key);
  const own = entry?.inputs[key];
  const unit = entry?.inputUnits[key];
  if (own !== undefined) return unit === undefined || unit === input?.unit ? Number(own) : null;
  const figure = input?.from === 'cityProfile' ? context.profile.get(key) : undefined;
  if (figure?.value === null || figure?.value === undefined) return null;
  return figure.unit === null || figure.unit === input?.unit ? Number(figure.value) : null;
}
