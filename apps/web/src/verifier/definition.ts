import type { CatalogueTexts } from '#catalogue';
import type { Explanation } from '#scoring';
import type { KpiBenchmark, KpiDataPoint } from '../api/types.js';
import { known } from '../workspace/places.js';

/** What the catalogue says about a data point in the page's language, with the benchmark that it was scored by. */
export function definitionOf(key: string, texts: CatalogueTexts, scored: Explanation): KpiDataPoint {
  const { dataPoint } = known(key);
  const { label, short, notes } = texts.dataPoint(key);
  return {
    key,
    label,
    short,
    notes,
    unit: dataPoint.unit,
    unitLabel: texts.unit(dataPoint.unit),
    valueType: dataPoint.valueType,
    direction: dataPoint.direction,
    formula: dataPoint.formula,
    validRange: dataPoint.validRange,
    unitConversions: dataPoint.unitConversions ?? [],
    inputs: dataPoint.inputs.map(({ key: input, unit, from }) => ({
      key: input,
      label: texts.input(input),
      unit,
      unitLabel: texts.unit(unit),
      fromProfile: from === 'cityProfile',
    })),
    benchmark: benchmarkOf(key, texts, scored),
  };
}

function benchmarkOf(
  key: string,
  texts: CatalogueTexts,
  { benchmark, benchmarkSet }: Explanation,
): KpiBenchmark {
  const { benchmark: value, worst, direction, basis, source, confidence } = benchmark;
  const note = texts.benchmarkNote(key);
  return {
    set: benchmarkSet,
    value,
    worst,
    direction,
    basis,
    basisText: texts.basis(basis),
    source,
    confidence,
    note,
  };
}
