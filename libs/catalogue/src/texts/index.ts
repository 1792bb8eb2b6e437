import type { Language } from '#text';
import { dataPointByKey, kpiByCode, kpiSlug } from '../catalogue.js';
import { lazy } from '../shared.js';
import type { Benchmark, Kpi } from '../types.js';
import { type CatalogueMessages, englishMessages } from './english.js';
import { frenchMessages } from './french.js';

export interface KpiTexts {
  readonly name: string;
  readonly summary: string;
  readonly rationale: string;
  readonly interpretation: string;
  /** The sentences of `consistencyRules`, inputs named by their labels. */
  readonly guidance: readonly string[];
  readonly verificationChecks: readonly string[];
  readonly dataSources: readonly string[];
}

export interface DataPointTexts {
  readonly label: string;
  /** At most 22 characters, for the wheel and narrow columns. */
  readonly short: string;
  readonly notes: readonly string[];
}

/** Texts of the catalogue in one language. Each lookup throws when the catalogue has no such item. */
export interface CatalogueTexts {
  readonly language: Language;
  kpi(code: string): KpiTexts;
  dataPoint(key: string): DataPointTexts;
  input(key: string): string;
  unit(unit: string): string;
  dimension(name: string): string;
  subDimension(name: string): string;
  category(name: string): string;
  profile(key: string): string;
  /** The note on a benchmark of the shipped set; null when there is none. */
  benchmarkNote(dataPoint: string): string | null;
  /** What a benchmark rests on; null stands for a data point without benchmark. */
  basis(basis: Benchmark['basis']): string;
  /** How sure a benchmark's figure is. */
  confidence(confidence: Benchmark['confidence']): string;
}

const QUOTED: Readonly<Record<Language, (words: string) => string>> = {
  en: (words) => `“${words}”`,
  fr: (words) => `«\u00a0${words}\u00a0»`,
};

function buildTexts(language: Language, messages: CatalogueMessages): CatalogueTexts {
  const text = (key: string): string => {
    const found = messages.get(key);
    if (found === undefined) throw new Error(`The catalogue has no text "${key}" in "${language}"`);
    return found;
  };
  const list = (prefix: string, source: readonly string[]): readonly string[] =>
    Object.freeze(source.map((_, index) => text(`${prefix}.${index + 1}`)));

  // The sentences name inputs by their keys ("volumeUsed"); people know them by their labels.
  const inWords = (sentence: string): string =>
    sentence.replace(/\b[a-z]+[A-Z][A-Za-z0-9]*\b/g, (word) => {
      const label = messages.get(`input.${word}`);
      return label === undefined ? word : QUOTED[language](label);
    });

  const kpiTexts = (kpi: Kpi): KpiTexts => {
    const prefix = `kpi.${kpiSlug(kpi.code)}`;
    return Object.freeze({
      name: text(`${prefix}.name`),
      summary: text(`${prefix}.summary`),
      rationale: text(`${prefix}.rationale`),
      interpretation: text(`${prefix}.interpretation`),
      guidance: Object.freeze(list(`${prefix}.rule`, kpi.consistencyRules).map(inWords)),
      verificationChecks: list(`${prefix}.check`, kpi.verificationChecks),
      dataSources: list(`${prefix}.source`, kpi.dataSources),
    });
  };

  return Object.freeze({
    language,
    kpi: (code: string) => {
      const kpi = kpiByCode(code);
      if (!kpi) throw new Error(`The catalogue has no KPI "${code}"`);
      return kpiTexts(kpi);
    },
    dataPoint: (key: string) => {
      const prefix = `dataPoint.${key}`;
      return Object.freeze({
        label: text(`${prefix}.label`),
        short: text(`${prefix}.short`),
        notes: list(`${prefix}.note`, dataPointByKey(key)?.dataPoint.notes ?? []),
      });
    },
    input: (key: string) => text(`input.${key}`),
    unit: (unit: string) => text(`unit.${unit}`),
    dimension: (name: string) => text(`dimension.${name}`),
    subDimension: (name: string) => text(`subDimension.${name}`),
    category: (name: string) => text(`category.${name}`),
    profile: (key: string) => text(`profile.${key}`),
    benchmarkNote: (dataPoint: string) => messages.get(`benchmark.${dataPoint}.note`) ?? null,
    basis: (basis: Benchmark['basis']) => text(`basis.${basis ?? 'none'}`),
    confidence: (confidence: Benchmark['confidence']) => text(`confidence.${confidence}`),
  });
}

const built: Readonly<Record<Language, () => CatalogueTexts>> = {
  en: /* @__PURE__ */ lazy(() => buildTexts('en', englishMessages())),
  fr: /* @__PURE__ */ lazy(() => buildTexts('fr', frenchMessages())),
};

/** The catalogue's texts in a language; built at first use. */
export function catalogueTexts(language: Language): CatalogueTexts {
  return built[language]();
}
