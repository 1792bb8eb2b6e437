import {
  catalogueTexts,
  type CatalogueTexts,
  compileFormula,
  type DataPoint,
  dataPointList,
  type Formula,
  rules,
} from '#catalogue';
import type { Language } from '#text';
import { plainDecimal } from '../changes/fields.js';
import type { WorkspaceData, WorkspaceEntry, WorkspaceFigure } from '../changes/types.js';
import { templateText, type TemplateTextKey } from './texts.js';

/** What every sheet of one template is made from. */
export interface TemplateContext {
  readonly data: WorkspaceData;
  readonly language: Language;
  readonly texts: CatalogueTexts;
  readonly entries: ReadonlyMap<string, WorkspaceEntry>;
  readonly profile: ReadonlyMap<string, WorkspaceFigure>;
  readonly text: (key: TemplateTextKey, params?: Readonly<Record<string, string | number>>) => string;
}

export function templateContext(data: WorkspaceData, language: Language): TemplateContext {
  return {
    data,
    language,
    texts: catalogueTexts(language),
    entries: new Map(data.entries.map((entry) => [entry.dataPoint, entry])),
    profile: new Map(data.profile.map((figure) => [figure.key, figure])),
    text: (key, params) => templateText(language, key, params),
  };
}

const formulas = new Map<string, Formula>();

/** The compiled formula of a data point; compiled once. */
export function formulaOf({ key, formula }: DataPoint): Formula {
  const compiled = formulas.get(key) ?? compileFormula(formula);
  formulas.set(key, compiled);
  return compiled;
}

/** What rules of the catalogue say about single figures, as far as a cell can check it. */
export interface FigureRules {
  /** Figures that count things, as `dataPoint` or `dataPoint.input`. */
  readonly whole: ReadonlySet<string>;
  /** Figures that cannot be above another input of the same data point, as `dataPoint.input` to that input. */
  readonly notAbove: ReadonlyMap<string, string>;
}

/** Reads `whole(x)` and `a.x <= a.y` out of the catalogue's rules, and counts out of its data points. */
export function figureRules(): FigureRules {
  const whole = new Set<string>();
  const notAbove = new Map<string, string>();
  for (const { assert, when, severity } of rules) {
    const counted = /^whole\(([\w.]+)\)$/.exec(assert)?.[1];
    if (counted !== undefined) whole.add(counted);
    const [, point, left, other, right] = /^(\w+)\.(\w+) <= (\w+)\.(\w+)$/.exec(assert) ?? [];
    if (
      point !== undefined &&
      point === other &&
      right !== undefined &&
      severity === 'error' &&
      when === undefined
    ) {
      notAbove.set(`${point}.${left}`, right);
    }
  }
  for (const { dataPoint } of dataPointList) {
    if (dataPoint.valueType === 'count') whole.add(dataPoint.key);
  }
  return { whole, notAbove };
}

/** A decimal as a cell holds it: a number where a double keeps every digit, else the digits as text. */
export function numberInCell(decimal: string): number | string {
  const number = Number(decimal);
  const kept = Number.isFinite(number) && plainDecimal(`${number}`) === plainDecimal(decimal);
  return kept ? number : decimal;
}
