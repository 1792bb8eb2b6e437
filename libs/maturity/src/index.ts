export { KPI_TARGETS, maturityModel } from './model.js';
export type {
  CapabilityAspect,
  LevelRequirement,
  LevelTargets,
  MaturityBasis,
  MaturityLevel,
  MaturityLevelNumber,
  MaturityModel,
  PublishedTargets,
} from './types.js';
