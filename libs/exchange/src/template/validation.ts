import { isYesNo } from '../changes/fields.js';
import { FIGURE_YEARS } from '../limits.js';
import type { TemplateContext } from './context.js';
import { LISTS } from './lists.js';
import type { CellValidation } from './model.js';

export interface NumberRule {
  readonly range: readonly [number | null, number | null];
  readonly whole: boolean;
  /** The cell cannot be above another one; not checked where either is in another unit or empty. */
  readonly notAbove?: {
    readonly cell: string;
    readonly unitCell: string;
    readonly limit: string;
    readonly label: string;
  };
}

/** What a spreadsheet lets into a cell for a figure: only what would be refused or an error later is stopped. */
export function numberRule(context: TemplateContext, unit: string, rule: NumberRule): CellValidation {
  const { text, texts } = context;
  if (isYesNo(unit)) return listRule(context, LISTS.yesNo.range);
  const [from, to] = [rule.range[0] ?? 0, rule.range[1]];
  const unitLabel = texts.unit(unit);
  const errorTitle = text('error.title');
  if (rule.notAbove) {
    const { cell, unitCell, limit, label } = rule.notAbove;
    return {
      type: 'custom',
      formula: `AND(ISNUMBER(${cell}),${cell}>=0,OR(${unitCell}<>"",NOT(ISNUMBER(${limit})),${cell}<=${limit}))`,
      style: 'stop',
      errorTitle,
      error: text('error.notAbove', { other: label }),
    };
  }
  if (rule.whole) {
    const error = text('error.whole', { unit: unitLabel });
    return { type: 'whole', from, to, style: 'warning', errorTitle, error };
  }
  const key = to === null ? 'error.number' : 'error.between';
  const error = text(key, { from: `${from}`, to: `${to ?? ''}`, unit: unitLabel });
  return { type: 'decimal', from, to, style: 'stop', errorTitle, error };
}

export function listRule({ text }: TemplateContext, range: string): CellValidation {
  return { type: 'list', range, style: 'stop', errorTitle: text('error.title'), error: text('error.list') };
}

export function yearRule({ text }: TemplateContext): CellValidation {
  const { from, to } = FIGURE_YEARS;
  const error = text('error.year', { from: `${from}`, to: `${to}` });
  return { type: 'whole', from, to, style: 'stop', errorTitle: text('error.title'), error };
}

export function lengthRule({ text }: TemplateContext, max: number): CellValidation {
  const error = text('error.length', { max: `${max}` });
  return { type: 'length', max, style: 'stop', errorTitle: text('error.title'), error };
}
