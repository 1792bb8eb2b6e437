import { compileFormula, convertUnit, type DataPoint, dataPointByKey, type FormulaNode } from '#catalogue';
import { takesDirectValue } from '../entry-findings.js';
import { currencyOf, isMoney } from './money.js';
import type { Check, CheckContext, SubmittedEntry } from './types.js';

type Found = Omit<Check, 'dataPoint' | 'profileKey'>;

const found = (code: Check['code'], severity: Check['severity'], params: Check['params'] = {}): Found => ({
  code,
  severity,
  params,
});

/** Checks of how a reported figure was entered. */
export function figureChecks(context: CheckContext, entry: SubmittedEntry): Check[] {
  const dataPoint = dataPointByKey(entry.dataPoint)?.dataPoint;
  if (dataPoint === undefined) return [];
  return [
    ...overridden(dataPoint, entry),
    ...converted(dataPoint, entry),
    ...numeratorOnly(dataPoint, entry),
    ...currencies(context, dataPoint, entry),
  ].map((check) => ({ ...check, dataPoint: entry.dataPoint, profileKey: null }));
}

/** Checks of what a reported figure is said to rest on. */
export function sourceChecks({ submitted }: CheckContext, entry: SubmittedEntry): Check[] {
  const { dataPoint, sources, quality, origin } = entry;
  const files = submitted.evidence[dataPoint] ?? 0;
  const checks: Found[] = [];
  if ((sources ?? '').trim() === '') {
    checks.push(found('sources.missing', files > 0 ? 'warning' : 'error', { files }));
  }
  if (quality === null) checks.push(found('sources.qualityMissing', 'warning'));
  else if (quality === 'unknown') checks.push(found('sources.untraceable', 'warning'));
  else if (quality === 'personalEstimate') checks.push(found('sources.estimated', 'info'));
  if (origin === null) checks.push(found('sources.originMissing', 'info'));
  return checks.map((check) => ({ ...check, dataPoint, profileKey: null }));
}

function overridden(dataPoint: DataPoint, { value }: SubmittedEntry): Found[] {
  return value === null || takesDirectValue(dataPoint) ? [] : [found('figures.overridden', 'info')];
}

/** Most of all pollutants in ppm or ppb, for which the catalogue has factors of its own. */
function converted(dataPoint: DataPoint, { value, unit }: SubmittedEntry): Found[] {
  if (value === null || unit === null) return [];
  const conversion = convertUnit(dataPoint, Number(value), unit)?.conversion;
  if (!conversion || conversion.multiplyBy === 1) return [];
  const { from, multiplyBy: factor, to } = conversion;
  return [found('figures.converted', 'info', { given: Number(value), from, factor, to })];
}

/** Of the figures of a formula the numerator alone: often the result itself, typed into the wrong field. */
function numeratorOnly({ inputs, formula }: DataPoint, entry: SubmittedEntry): Found[] {
  const asked = inputs.filter(({ from }) => from !== 'cityProfile');
  const given = asked.filter(({ key }) => entry.inputs?.[key] !== undefined);
  const [only] = given;
  if (entry.value !== null || only === undefined || given.length > 1 || asked.length < 2) return [];
  const below = denominatorsOf(formula);
  if (below.length === 0 || below.includes(only.key)) return [];
  return [found('figures.numeratorOnly', 'warning', { input: only.key })];
}

/** Money of two currencies in one formula gives a result of neither. */
function currencies({ submitted }: CheckContext, { inputs }: DataPoint, entry: SubmittedEntry): Found[] {
  if (entry.value !== null) return [];
  const named = inputs.flatMap(({ key, unit, from }) => {
    if (!isMoney(unit)) return [];
    const given = entry.inputs?.[key] !== undefined;
    if (given) return currencyOf(entry.inputUnits?.[key] ?? null) ?? [];
    if (from !== 'cityProfile') return [];
    return currencyOf(submitted.profile.find((figure) => figure.key === key)?.unit ?? null) ?? [];
  });
  const [one, other] = [...new Set(named)];
  return one !== undefined && other !== undefined
    ? [found('figures.currenciesDiffer', 'error', { one, other })]
    : [];
}

const denominators = new Map<string, readonly string[]>();

/** Keys of the inputs by which a formula divides. */
export function denominatorsOf(formula: string): readonly string[] {
  let keys = denominators.get(formula);
  if (keys === undefined) {
    const names = new Set<string>();
    collect(compileFormula(formula).ast, false, names);
    denominators.set(formula, (keys = [...names]));
  }
  return keys;
}

function collect(node: FormulaNode, below: boolean, names: Set<string>): void {
  switch (node.type) {
    case 'number':
      return;
    case 'variable':
      if (below) names.add(node.name);
      return;
    case 'unary':
      collect(node.operand, below, names);
      return;
    case 'binary':
      collect(node.left, below, names);
      collect(node.right, below || node.operator === '/', names);
      return;
    case 'call':
      for (const argument of node.arguments) collect(argument, below, names);
  }
}
