import type { BinaryOperator, FormulaNode, FunctionName } from './ast.js';

/** Gives the value of a variable; NaN when there is none. */
export type Lookup = (name: string) => number;

/** A result that is not finite is undefined, never ±Infinity. */
const defined = (value: number): number => (Number.isFinite(value) ? value : NaN);
const truth = (value: boolean): number => (value ? 1 : 0);

const BINARY: Readonly<Record<BinaryOperator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? NaN : left / right),
  '<': (left, right) => truth(left < right),
  '<=': (left, right) => truth(left <= right),
  '>': (left, right) => truth(left > right),
  '>=': (left, right) => truth(left >= right),
  '=': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  and: (left, right) => truth(left !== 0 && right !== 0),
  or: (left, right) => truth(left !== 0 || right !== 0),
};

const CALLS: Readonly<Record<FunctionName, (values: readonly number[]) => number>> = {
  abs: ([value = NaN]) => Math.abs(value),
  whole: ([value = NaN]) => truth(Number.isInteger(value)),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
  sum: (values) => values.reduce((total, value) => total + value, 0),
};

/**
 * Turns a tree into a function. Whatever is undefined on the way (a missing variable, a division by zero, an
 * overflow) makes the whole result NaN, also under `and` and `or`: nothing is judged on half the figures.
 */
export function evaluator(node: FormulaNode): (lookup: Lookup) => number {
  const run = step(node);
  // Adding 0 turns -0 into 0.
  return (lookup) => run(lookup) + 0;
}

function step(node: FormulaNode): (lookup: Lookup) => number {
  switch (node.type) {
    case 'number':
      return () => node.value;
    case 'variable':
      return (lookup) => defined(lookup(node.name));
    case 'unary': {
      const operand = step(node.operand);
      if (node.operator === '-') return (lookup) => -operand(lookup);
      return (lookup) => {
        const value = operand(lookup);
        return Number.isNaN(value) ? NaN : truth(value === 0);
      };
    }
    case 'binary': {
      const [left, right, apply] = [step(node.left), step(node.right), BINARY[node.operator]];
      return (lookup) => {
        const [a, b] = [left(lookup), right(lookup)];
        return Number.isNaN(a) || Number.isNaN(b) ? NaN : defined(apply(a, b));
      };
    }
    case 'call': {
      const [parts, apply] = [node.arguments.map(step), CALLS[node.name]];
      return (lookup) => {
        const values = parts.map((part) => part(lookup));
        return values.some(Number.isNaN) ? NaN : defined(apply(values));
      };
    }
  }
}
