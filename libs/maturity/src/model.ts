import data from './data/maturity-y4904.json' with { type: 'json' };
import type { MaturityModel } from './types.js';

/** Requirement on KPI target values, which stands beside the capability aspects. */
export const KPI_TARGETS = 'kpiTargets';

/** The data names an aspect in words (`ICT infrastructure`) where a level refers to it; the model uses its id. */
function aspectId(words: string): string {
  if (words === 'KPI targets') return KPI_TARGETS;
  const aspect = data.aspects.find(({ name }) => name.toLowerCase() === words.toLowerCase());
  if (!aspect) throw new Error(`The maturity model has no aspect "${words}"`);
  return aspect.id;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function readModel(): MaturityModel {
  const levels = data.levels.map((level) => ({
    ...level,
    requirements: level.requirements.map((requirement) => ({
      ...requirement,
      aspect: aspectId(requirement.aspect),
    })),
  }));
  // TypeScript reads JSON strings as `string`; that they are the allowed words is what maturity.spec.ts checks.
  return deepFreeze({ ...data, levels } as MaturityModel);
}

/** The five levels with their requirements, and the KPI targets ITU has published. Frozen. */
export const maturityModel: MaturityModel = /* @__PURE__ */ readModel();
