export * from './types.js';
export {
  benchmarkFor,
  benchmarkSet,
  catalogue,
  CATALOGUE_VERSION,
  type CataloguedDataPoint,
  dataPointByKey,
  dataPointList,
  kpiByCode,
  kpiBySlug,
  kpis,
  kpiSlug,
} from './catalogue.js';
export {
  type BinaryOperator,
  compileFormula,
  type Formula,
  FormulaError,
  type FormulaNode,
  type FunctionName,
} from './formula/index.js';
export { type Converted, convertInput, convertUnit, parseUnit, type Unit } from './units/index.js';
export {
  type Figures,
  type Finding,
  findingParams,
  judge,
  type Rule,
  ruleMessages,
  rules,
  type SentenceReference,
  type Severity,
} from './rules/index.js';
export { catalogueTexts, type CatalogueTexts, type DataPointTexts, type KpiTexts } from './texts/index.js';
