import {
  type CataloguedDataPoint,
  compileFormula,
  type DataPoint,
  type Formula,
  type InputDefinition,
} from '#catalogue';
import type { DataPointStatus } from '#scoring';
import type { TypedNumber } from './fields.js';
import type { ProblemList, ProblemParams } from './problems.js';
import { quoted } from './problems.js';
import { unitFactor } from './units.js';

/** What the figures of one data point are judged against. */
export interface FigureContext {
  /** Profile figures that are there as numbers, in catalogue units. */
  readonly profile: ReadonlyMap<string, number>;
  /** Profile figures that are there but wrong; they were reported at the profile. */
  readonly wrongInProfile: ReadonlySet<string>;
  /** Collects which KPIs need which profile figure that is missing. */
  readonly missingInProfile: Map<string, Set<string>>;
}

/** The figures of one data point as given. */
export interface Figures {
  readonly status: DataPointStatus;
  readonly value: TypedNumber | null;
  readonly inputs: ReadonlyMap<string, TypedNumber> | null;
  readonly unit: string | null;
}

/** Relative tolerance at the ends of a range for computed values: 100 × a ÷ a may miss 100 by a rounding. */
const ROUNDING = 1e-9;

/** A value that differs from what its inputs give by more than this share and more than a printed cent is told. */
const ENTERED_DIFFERENCE = { share: 0.01, absolute: 0.01 };

const formulas = new Map<string, Formula>();

function formulaOf(dataPoint: DataPoint): Formula {
  const formula = formulas.get(dataPoint.key) ?? compileFormula(dataPoint.formula);
  formulas.set(dataPoint.key, formula);
  return formula;
}

/** Reports everything about value, unit and inputs that does not fit the data point or each other. */
export function checkFigures(
  found: CataloguedDataPoint,
  figures: Figures,
  path: string,
  context: FigureContext,
  problems: ProblemList,
): void {
  const { dataPoint } = found;
  const { status, value, inputs, unit } = figures;
  if (unit !== null && unitFactor(dataPoint, unit) === null) {
    const known = [dataPoint.unit, ...(dataPoint.unitConversions ?? []).map(({ from }) => from)].join(', ');
    problems.error(`${path}.unit`, 'unknownUnit', { unit: quoted(unit), known });
  }
  if (status === 'notReported') {
    if (value) problems.error(`${path}.value`, 'valueWithNotReported', { dataPoint: dataPoint.key });
    else if (inputs) problems.error(`${path}.inputs`, 'valueWithNotReported', { dataPoint: dataPoint.key });
    return;
  }
  if (!value && !inputs) {
    // What verification refused is often not published at all.
    if (status !== 'notVerified') {
      problems.error(`${path}.value`, 'valueMissing', { dataPoint: dataPoint.key });
    }
    return;
  }
  if (value) checkValue(dataPoint, value, unit, `${path}.value`, problems);
  if (inputs) checkInputs(found, figures, inputs, path, context, problems);
}

function checkValue(
  dataPoint: DataPoint,
  value: TypedNumber,
  unit: string | null,
  path: string,
  problems: ProblemList,
): void {
  // An unknown unit was reported; its value is then judged as it stands.
  const converted = value.value * (unit === null ? 1 : (unitFactor(dataPoint, unit) ?? 1));
  const [from, to] = dataPoint.validRange;
  if (dataPoint.valueType === 'boolean') {
    if (value.value !== 0 && value.value !== 1) problems.error(path, 'notYesNo', { value: value.typed });
  } else if (from === 0 && value.value < 0) {
    problems.error(path, 'negative', { value: value.typed });
  } else if ((from !== null && converted < from) || (to !== null && converted > to)) {
    problems.error(path, 'outOfRange', { value: value.typed, ...rangeParams(dataPoint) });
  } else if (dataPoint.valueType === 'count' && !Number.isInteger(value.value)) {
    problems.warn(path, 'notWhole', { value: value.typed, dataPoint: dataPoint.key });
  }
}

function rangeParams(dataPoint: DataPoint): ProblemParams {
  const [from, to] = dataPoint.validRange;
  const range = from !== null && to !== null ? 'between' : from !== null ? 'from' : 'to';
  return {
    dataPoint: dataPoint.key,
    range,
    from: `${from ?? ''}`,
    to: `${to ?? ''}`,
    catalogueUnit: dataPoint.unit,
  };
}

function checkInputs(
  found: CataloguedDataPoint,
  figures: Figures,
  inputs: ReadonlyMap<string, TypedNumber>,
  path: string,
  context: FigureContext,
  problems: ProblemList,
): void {
  const { dataPoint } = found;
  const before = problems.errors;
  const known = dataPoint.inputs.map(({ key }) => key).join(', ');
  for (const [name, number] of inputs) {
    const definition = dataPoint.inputs.find(({ key }) => key === name);
    const at = `${path}.inputs.${quoted(name)}`;
    if (!definition) {
      problems.error(at, 'unknownInput', { name: quoted(name), dataPoint: dataPoint.key, known });
      continue;
    }
    checkInput(definition, number, at, problems);
  }
  const numbers = gather(found, figures, inputs, path, context, problems);
  if (!numbers || problems.errors > before) return;
  judgeComputed(dataPoint, figures.value, formulaOf(dataPoint).evaluate(numbers), path, problems);
}

function checkInput(
  definition: InputDefinition,
  number: TypedNumber,
  path: string,
  problems: ProblemList,
): void {
  const yesNo = definition.unit === 'yes/no' || definition.unit === '0/1';
  if (yesNo && number.value !== 0 && number.value !== 1) {
    problems.error(path, 'notYesNo', { value: number.typed });
  } else if (number.value < 0) {
    problems.error(path, 'negative', { value: number.typed });
  }
}

/**
 * All numbers of the formula, from the inputs and the profile; undefined when one is missing. Nothing is missing
 * where the value was entered as well, or where it will not be computed because it was not verified.
 */
function gather(
  found: CataloguedDataPoint,
  figures: Figures,
  inputs: ReadonlyMap<string, TypedNumber>,
  path: string,
  context: FigureContext,
  problems: ProblemList,
): Record<string, number> | undefined {
  const needed = figures.value === null && figures.status !== 'notVerified';
  const numbers: Record<string, number> = {};
  let complete = true;
  for (const { key, from } of found.dataPoint.inputs) {
    const number = inputs.get(key)?.value ?? (from === 'cityProfile' ? context.profile.get(key) : undefined);
    if (number !== undefined) {
      numbers[key] = number;
      continue;
    }
    complete = false;
    if (!needed) continue;
    if (from !== 'cityProfile') {
      const params = { input: key, dataPoint: found.dataPoint.key };
      problems.error(`${path}.inputs.${key}`, 'inputMissing', params);
    } else if (!context.wrongInProfile.has(key)) {
      const codes = context.missingInProfile.get(key) ?? new Set();
      context.missingInProfile.set(key, codes.add(found.kpi.code));
    }
  }
  return complete ? numbers : undefined;
}

function judgeComputed(
  dataPoint: DataPoint,
  entered: TypedNumber | null,
  computed: number,
  path: string,
  problems: ProblemList,
): void {
  if (entered) {
    const difference = Math.abs(entered.value - computed);
    const { share, absolute } = ENTERED_DIFFERENCE;
    if (difference > absolute && difference > share * Math.abs(computed)) {
      const params = { dataPoint: dataPoint.key, value: entered.typed, computed: rounded(computed) };
      problems.warn(`${path}.value`, 'valueDiffersFromInputs', params);
    }
    return;
  }
  if (Number.isNaN(computed)) {
    problems.warn(path, 'undefinedValue', { dataPoint: dataPoint.key });
    return;
  }
  const [from, to] = dataPoint.validRange;
  const slack = ROUNDING * Math.abs(computed);
  if ((from !== null && computed < from - slack) || (to !== null && computed > to + slack)) {
    const params = { value: rounded(computed), ...rangeParams(dataPoint) };
    problems.error(`${path}.inputs`, 'computedOutOfRange', params);
  }
}

const rounded = (value: number): string => `${Number(value.toPrecision(6))}`;
