import { type CataloguedDataPoint, dataPointByKey, kpiByCode } from '#catalogue';
import type { DataPointStatus } from '#scoring';
import { checkFigures, type FigureContext } from './figures.js';
import { checkFields, FieldReader, readNumber, type TypedNumber } from './fields.js';
import type { JsonNode } from './json.js';
import { FIGURE_YEARS, TEXT_LIMITS } from './limits.js';
import { type ProblemList, quoted } from './problems.js';
import type { SubmittedValue } from './types.js';

const STATUSES: readonly DataPointStatus[] = [
  'reported',
  'notReported',
  'verified',
  'verifiedWithCaveat',
  'notVerified',
];
const VALUE_FIELDS = [
  'code',
  'dataPoint',
  'status',
  'value',
  'inputs',
  'unit',
  'year',
  'quality',
  'origin',
  'sources',
  'reason',
  'note',
  'published',
  'publishedUnit',
  'page',
];

/** Reads the list of values; the result is in catalogue order and holds each data point once. */
export function readValues(
  node: JsonNode | undefined,
  context: FigureContext,
  problems: ProblemList,
): SubmittedValue[] {
  if (!node) return [];
  if (node.kind !== 'list') {
    problems.error('values', 'wrongType', { found: node.kind, expected: 'list' });
    return [];
  }
  if (node.items.length === 0) problems.warn('values', 'noValues');
  const firstAt = new Map<string, string>();
  const values: { index: number; value: SubmittedValue }[] = [];
  node.items.forEach((item, position) => {
    const path = `values[${position}]`;
    const read = readValue(item, path, context, problems);
    if (!read) return;
    const { key } = read.found.dataPoint;
    const first = firstAt.get(key);
    if (first !== undefined) problems.error(path, 'duplicateDataPoint', { dataPoint: key, first });
    else {
      firstAt.set(key, path);
      values.push({ index: read.found.index, value: read.value });
    }
  });
  return values.sort((a, b) => a.index - b.index).map(({ value }) => value);
}

function readValue(
  node: JsonNode,
  path: string,
  context: FigureContext,
  problems: ProblemList,
): { found: CataloguedDataPoint; value: SubmittedValue } | undefined {
  if (node.kind !== 'object') {
    problems.error(path, 'wrongType', { found: node.kind, expected: 'object' });
    return undefined;
  }
  checkFields(node, path, VALUE_FIELDS, ['code', 'dataPoint', 'status'], problems);
  const fields = new FieldReader(node, path, problems);
  const before = problems.errors;
  const code = fields.requiredLine('code', TEXT_LIMITS.short);
  const key = fields.requiredLine('dataPoint', TEXT_LIMITS.short);
  const found = problems.errors === before ? resolve(code, key, path, problems) : undefined;
  const status = readStatus(fields, problems);
  const figureErrors = problems.errors;
  const value = fields.number('value');
  const inputs = readInputs(fields, problems);
  const unit = fields.line('unit', TEXT_LIMITS.short);
  // A figure that could not be read was reported; judging what is left would only repeat it in other words.
  if (found && status && problems.errors === figureErrors) {
    checkFigures(found, { status, value, inputs, unit }, path, context, problems);
  }
  const rest = {
    year: fields.year('year', FIGURE_YEARS),
    quality: fields.line('quality', TEXT_LIMITS.short),
    origin: fields.line('origin', TEXT_LIMITS.short),
    sources: fields.lines('sources', TEXT_LIMITS.sources),
    reason: fields.lines('reason', TEXT_LIMITS.reason),
    note: fields.lines('note', TEXT_LIMITS.note),
    published: fields.line('published', TEXT_LIMITS.short),
    publishedUnit: fields.line('publishedUnit', TEXT_LIMITS.short),
    page: fields.page('page'),
  };
  if (!found) return undefined;
  return {
    found,
    value: {
      code: found.kpi.code,
      dataPoint: found.dataPoint.key,
      status: status ?? 'reported',
      value: value?.value ?? null,
      typed: value?.typed ?? null,
      inputs: inputs && Object.fromEntries([...inputs].map(([name, number]) => [name, number.value])),
      typedInputs: inputs && Object.fromEntries([...inputs].map(([name, number]) => [name, number.typed])),
      unit,
      ...rest,
    },
  };
}

/** The data point that code and key name together. An alias code may be the own code of another KPI. */
function resolve(
  code: string,
  key: string,
  path: string,
  problems: ProblemList,
): CataloguedDataPoint | undefined {
  const found = dataPointByKey(key);
  const plain = withoutBlanks(code);
  if (found && [found.kpi.code, ...found.kpi.aliasCodes].some((known) => withoutBlanks(known) === plain)) {
    return found;
  }
  const kpi = kpiByCode(code);
  if (!kpi) {
    problems.error(`${path}.code`, 'unknownCode', { code: quoted(code) });
  } else if (found) {
    const params = { dataPoint: key, owner: found.kpi.code, code: kpi.code };
    problems.error(`${path}.dataPoint`, 'dataPointOfOtherKpi', params);
  } else {
    const known = kpi.dataPoints.map((dataPoint) => dataPoint.key).join(', ');
    const params = { dataPointName: quoted(key), code: kpi.code, known };
    problems.error(`${path}.dataPoint`, 'unknownDataPoint', params);
  }
  return undefined;
}

const withoutBlanks = (code: string): string => code.replace(/\s+/g, '');

function readStatus(fields: FieldReader, problems: ProblemList): DataPointStatus | undefined {
  const before = problems.errors;
  const text = fields.requiredLine('status', TEXT_LIMITS.short);
  const status = STATUSES.find((known) => known === text);
  if (!status && text !== '' && problems.errors === before) {
    const params = { status: quoted(text), known: STATUSES.join(', ') };
    problems.error(fields.pathOf('status'), 'unknownStatus', params);
  }
  return status;
}

/** The inputs of a value as given; those without a figure are left out. `null` when there are none. */
function readInputs(fields: FieldReader, problems: ProblemList): ReadonlyMap<string, TypedNumber> | null {
  const node = fields.node('inputs');
  if (!node) return null;
  if (node.kind !== 'object') {
    fields.wrongType('inputs', node, 'object');
    return null;
  }
  const inputs = new Map<string, TypedNumber>();
  for (const name of node.repeated) {
    problems.error(`${fields.pathOf('inputs')}.${quoted(name)}`, 'repeatedField', { field: quoted(name) });
  }
  for (const [name, value] of node.fields) {
    if (value.kind === 'null') continue;
    const number = readNumber(value, `${fields.pathOf('inputs')}.${quoted(name)}`, problems);
    if (number) inputs.set(name, number);
  }
  return inputs.size > 0 ? inputs : null;
}
