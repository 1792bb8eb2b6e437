import { type FormulaNode, variablesOf } from './ast.js';
import { evaluator } from './evaluate.js';
import { parseFormula } from './parse.js';

export { type BinaryOperator, FormulaError, type FormulaNode, type FunctionName } from './ast.js';

/** A formula ready to be computed. */
export interface Formula {
  readonly source: string;
  readonly ast: FormulaNode;
  /** Variables it needs, each once, in order of first use. */
  readonly variables: readonly string[];
  /** Result for these figures; NaN when one is missing, at a division by zero, and on overflow. Comparisons give 1 or 0. */
  evaluate(values: Readonly<Record<string, number>>): number;
}

/**
 * Compiles a formula of the catalogue or of a rule: numbers, names (also dotted), `+ - * /`, parentheses,
 * comparisons `< <= > >= = !=`, `and or not`, and the functions `abs min max sum whole`. Nothing is ever run as
 * code. Throws `FormulaError`, which names the column.
 */
export function compileFormula(source: string): Formula {
  const ast = parseFormula(source);
  const run = evaluator(ast);
  return Object.freeze({
    source,
    ast,
    variables: Object.freeze(variablesOf(ast)),
    evaluate: (values: Readonly<Record<string, number>>) =>
      run((name) => (Object.hasOwn(values, name) ? (values[name] ?? NaN) : NaN)),
  });
}
