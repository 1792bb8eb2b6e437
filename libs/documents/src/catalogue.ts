import { catalogue, catalogueTexts, kpis } from '#catalogue';
import type { Language } from '#text';
import type { DrawingCatalogue } from './drawing/index.js';

const cache = new Map<Language, DrawingCatalogue>();

/** The catalogue in the form the drawings take, with names in the language; the same as `GET /catalogue` serves. */
export function drawingCatalogue(language: Language): DrawingCatalogue {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const texts = catalogueTexts(language);
  const unique = (names: readonly string[]) => [...new Set(names)];
  const made: DrawingCatalogue = {
    dimensions: catalogue.dimensions.map((key) => {
      const inDimension = kpis.filter((kpi) => kpi.dimension === key);
      return {
        key,
        name: texts.dimension(key),
        subDimensions: unique(inDimension.map((kpi) => kpi.subDimension)).map((sub) => ({
          key: sub,
          name: texts.subDimension(sub),
          categories: unique(
            inDimension.filter((kpi) => kpi.subDimension === sub).map((kpi) => kpi.category),
          ).map((category) => ({ key: category, name: texts.category(category) })),
        })),
      };
    }),
    kpis: kpis.map((kpi) => ({
      code: kpi.code,
      dimension: kpi.dimension,
      subDimension: kpi.subDimension,
      category: kpi.category,
      dataPoints: kpi.dataPoints.map(({ key, unit, valueType }) => {
        const { label, short } = texts.dataPoint(key);
        return { key, label, short, unitLabel: texts.unit(unit), valueType };
      }),
    })),
  };
  cache.set(language, made);
  return made;
}
