import { catalogue, dataPointByKey, dataPointList } from '../catalogue.js';
import { compileFormula, type Formula } from '../formula/index.js';
import { evaluator, type Lookup } from '../formula/evaluate.js';
import type { ProfileKey } from '../types.js';
import type { Figures, Finding, Rule } from './types.js';

type Reader = (figures: Figures) => number | null;

interface CompiledRule {
  readonly applies: (lookup: Lookup) => number;
  readonly holds: (lookup: Lookup) => number;
  readonly params: readonly {
    readonly name: string;
    readonly number: (lookup: Lookup) => number;
    readonly figure: string | null;
  }[];
}

const readers = new Map<string, Reader>();
const compiled = new WeakMap<Rule, CompiledRule>();

const isProfileKey = (key: string): key is ProfileKey => Object.hasOwn(catalogue.profileInputs, key);

/** How to read a figure named in a rule. Throws when the catalogue has no such figure. */
function readerFor(variable: string): Reader {
  const [owner = '', key, ...rest] = variable.split('.');
  if (owner === 'profile' && key !== undefined && isProfileKey(key) && rest.length === 0) {
    const users = dataPointList
      .filter(({ dataPoint }) =>
        dataPoint.inputs.some((input) => input.key === key && input.from === 'cityProfile'),
      )
      .map(({ dataPoint }) => dataPoint.key);
    return (figures) => {
      const stated = figures.profile(key);
      if (stated !== null) return stated;
      for (const user of users) {
        const given = figures.input(user, key);
        if (given !== null) return given;
      }
      return null;
    };
  }
  const dataPoint = dataPointByKey(owner)?.dataPoint;
  if (dataPoint && key === undefined) return (figures) => figures.value(owner);
  if (
    dataPoint &&
    key !== undefined &&
    rest.length === 0 &&
    dataPoint.inputs.some((input) => input.key === key)
  ) {
    return (figures) => figures.input(owner, key);
  }
  throw new Error(`The catalogue has no figure "${variable}"`);
}

function compileRule(rule: Rule): CompiledRule {
  const part = (source: string): Formula => {
    const formula = compileFormula(source);
    for (const variable of formula.variables) {
      if (!readers.has(variable)) readers.set(variable, readerFor(variable));
    }
    return formula;
  };
  return {
    applies: rule.when === undefined ? () => 1 : evaluator(part(rule.when).ast),
    holds: evaluator(part(rule.assert).ast),
    params: Object.entries(rule.params).map(([name, source]) => {
      const { ast } = part(source);
      return { name, number: evaluator(ast), figure: ast.type === 'variable' ? ast.name : null };
    }),
  };
}

/** Checks the figures of an assessment against the rules. Findings come in the order of the rules. */
export function judge(rules: readonly Rule[], figures: Figures): Finding[] {
  const known = new Map<string, number>();
  const lookup: Lookup = (variable) => {
    let number = known.get(variable);
    if (number === undefined) {
      number = readers.get(variable)?.(figures) ?? NaN;
      known.set(variable, number);
    }
    return number;
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    let program = compiled.get(rule);
    if (!program) compiled.set(rule, (program = compileRule(rule)));
    // NaN means that a figure is missing: then `when` is not 1 or `assert` is not 0, and nothing is found.
    if (program.applies(lookup) === 1 && program.holds(lookup) === 0) {
      findings.push(finding(rule, program, lookup));
    }
  }
  return findings;
}

function finding(rule: Rule, program: CompiledRule, lookup: Lookup): Finding {
  const params: Record<string, number | string> = {};
  for (const { name, number, figure } of program.params) {
    params[name] = number(lookup);
    if (figure !== null) params[`${name}Figure`] = figure;
  }
  const { id, severity, dataPoints, kpi, messageKey } = rule;
  return { ruleId: id, severity, dataPoints, kpi, messageKey, params };
}
