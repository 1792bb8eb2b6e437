import rulesData from '../data/rules.json' with { type: 'json' };
import { deepFreeze } from '../shared.js';
import type { Rule } from './types.js';

export { judge } from './judge.js';
export { findingParams, ruleMessages } from './messages.js';
export type { Figures, Finding, Rule, SentenceReference, Severity } from './types.js';

/** Every check of figures the catalogue asks for and a machine can make, in catalogue order. Frozen. */
export const rules: readonly Rule[] = /* @__PURE__ */ deepFreeze(rulesData as unknown as readonly Rule[]);
