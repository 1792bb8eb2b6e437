import {
  benchmarkFor,
  benchmarkSet,
  catalogue,
  catalogueTexts,
  type CatalogueTexts,
  type DataPoint,
  type Kpi,
  kpis,
  kpiSlug,
} from '#catalogue';
import { ENGINE_VERSION } from '#scoring';
import type { Language } from '#text';
import type {
  CatalogueDto,
  DimensionDto,
  KpiBenchmarkDto,
  KpiDataPointDto,
  KpiDto,
} from './catalogue.dto.js';

const made = new Map<Language, CatalogueDto>();

/** The whole catalogue in short, in one language. Made at first use. */
export function catalogueView(language: Language): CatalogueDto {
  let view = made.get(language);
  if (!view) made.set(language, (view = makeView(catalogueTexts(language))));
  return view;
}

function makeView(texts: CatalogueTexts): CatalogueDto {
  return {
    name: catalogue.name,
    edition: catalogue.edition,
    benchmarkSet: benchmarkSet.version,
    engine: ENGINE_VERSION,
    language: texts.language,
    dimensions: catalogue.dimensions.map((dimension) => dimensionView(dimension, texts)),
    kpis: kpis.map((kpi) => ({
      ...kpiBase(kpi, texts),
      dataPoints: kpi.dataPoints.map((dataPoint) => {
        const benchmark = benchmarkFor(dataPoint.key);
        return {
          ...dataPointBase(dataPoint, texts),
          benchmark: benchmark?.benchmark ?? null,
          worst: benchmark?.worst ?? null,
          benchmarkDirection: benchmark?.direction ?? 'notBenchmarked',
        };
      }),
    })),
  };
}

function dimensionView(dimension: string, texts: CatalogueTexts): DimensionDto {
  const inDimension = kpis.filter((kpi) => kpi.dimension === dimension);
  const subDimensions = unique(inDimension.map(({ subDimension }) => subDimension));
  return {
    key: dimension,
    name: texts.dimension(dimension),
    subDimensions: subDimensions.map((key) => ({
      key,
      name: texts.subDimension(key),
      categories: unique(
        inDimension.filter(({ subDimension }) => subDimension === key).map(({ category }) => category),
      ).map((category) => ({ key: category, name: texts.category(category) })),
    })),
  };
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/** One KPI with everything the catalogue says about it. */
export function kpiView(kpi: Kpi, language: Language): KpiDto {
  const texts = catalogueTexts(language);
  const { summary, rationale, interpretation, guidance, dataSources, verificationChecks } = texts.kpi(
    kpi.code,
  );
  return {
    ...kpiBase(kpi, texts),
    aliasCodes: kpi.aliasCodes,
    summary,
    rationale,
    interpretation,
    dataSources,
    verificationChecks,
    guidance,
    provenance: kpi.provenance,
    dataPoints: kpi.dataPoints.map((dataPoint) => dataPointView(dataPoint, texts)),
  };
}

function kpiBase(kpi: Kpi, texts: CatalogueTexts) {
  const { code, tier, type, dimension, subDimension, category, sdgGoals, sdgTargets } = kpi;
  const { name } = texts.kpi(code);
  return {
    code,
    slug: kpiSlug(code),
    name,
    tier,
    type,
    dimension,
    subDimension,
    category,
    sdgGoals,
    sdgTargets,
  };
}

function dataPointBase({ key, unit, valueType, direction }: DataPoint, texts: CatalogueTexts) {
  const { label, short } = texts.dataPoint(key);
  return { key, label, short, unit, unitLabel: texts.unit(unit), valueType, direction };
}

function dataPointView(dataPoint: DataPoint, texts: CatalogueTexts): KpiDataPointDto {
  return {
    ...dataPointBase(dataPoint, texts),
    formula: dataPoint.formula,
    inputs: dataPoint.inputs.map(({ key, unit, from }) => ({
      key,
      label: texts.input(key),
      unit,
      unitLabel: texts.unit(unit),
      fromProfile: from === 'cityProfile',
    })),
    notes: texts.dataPoint(dataPoint.key).notes,
    validRange: dataPoint.validRange,
    unitConversions: dataPoint.unitConversions ?? [],
    benchmark: benchmarkView(dataPoint.key, texts),
  };
}

function benchmarkView(dataPoint: string, texts: CatalogueTexts): KpiBenchmarkDto | null {
  const benchmark = benchmarkFor(dataPoint);
  if (!benchmark) return null;
  const { benchmark: value, worst, direction, basis, source, confidence } = benchmark;
  return {
    set: benchmarkSet.version,
    value,
    worst,
    direction,
    basis,
    basisText: texts.basis(basis),
    source,
    confidence,
    confidenceText: texts.confidence(confidence),
    note: texts.benchmarkNote(dataPoint),
  };
}
