import { benchmarkSet, catalogue, kpiSlug } from '../catalogue.js';
import basis from '../messages/benchmarks.en.json' with { type: 'json' };
import shortLabels from '../messages/short-labels.json' with { type: 'json' };
import units from '../messages/units.en.json' with { type: 'json' };

/** Texts by flat key, the same keys in every language. */
export type CatalogueMessages = ReadonlyMap<string, string>;

/**
 * The English texts, taken from the catalogue itself, by the keys that the translations use: `kpi.<slug>.name`,
 * `kpi.<slug>.rule.<n>`, `dataPoint.<key>.label`, `unit.<unit>`, …
 */
export function englishMessages(): CatalogueMessages {
  const texts = new Map<string, string>();
  const list = (prefix: string, lines: readonly string[]): void =>
    lines.forEach((line, index) => texts.set(`${prefix}.${index + 1}`, line));

  catalogue.dimensions.forEach((name) => texts.set(`dimension.${name}`, name));
  for (const [key, { label, unit }] of Object.entries(catalogue.profileInputs)) {
    texts.set(`profile.${key}`, label);
    texts.set(`unit.${unit}`, unit);
  }
  for (const kpi of catalogue.kpis) {
    const prefix = `kpi.${kpiSlug(kpi.code)}`;
    texts.set(`subDimension.${kpi.subDimension}`, kpi.subDimension);
    texts.set(`category.${kpi.category}`, kpi.category);
    texts.set(`${prefix}.name`, kpi.name);
    texts.set(`${prefix}.summary`, kpi.summary);
    texts.set(`${prefix}.rationale`, kpi.rationale);
    texts.set(`${prefix}.interpretation`, kpi.interpretation);
    list(`${prefix}.rule`, kpi.consistencyRules);
    list(`${prefix}.check`, kpi.verificationChecks);
    list(`${prefix}.source`, kpi.dataSources);
    for (const { key, label, unit, inputs, notes } of kpi.dataPoints) {
      texts.set(`dataPoint.${key}.label`, label);
      texts.set(`unit.${unit}`, unit);
      list(`dataPoint.${key}.note`, notes);
      for (const input of inputs) {
        // An input used at two data points keeps the wording of the first.
        if (!texts.has(`input.${input.key}`)) texts.set(`input.${input.key}`, input.label);
        texts.set(`unit.${input.unit}`, input.unit);
      }
    }
  }
  for (const { dataPoint, note } of benchmarkSet.dataPoints) {
    if (note !== null) texts.set(`benchmark.${dataPoint}.note`, note);
  }
  for (const [key, label] of Object.entries(shortLabels.en)) texts.set(`dataPoint.${key}.short`, label);
  for (const [key, text] of Object.entries({ ...basis, ...units })) texts.set(key, text);
  return texts;
}
