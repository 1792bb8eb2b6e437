import type { FormulaNode } from '#catalogue';

/** How a value follows from the figures of a sheet; the common shapes of the catalogue have an operation of their own. */
export const Operation = { figure: 0, percentage: 1, rate: 2, quotient: 3, general: 4 } as const;
export type Operation = (typeof Operation)[keyof typeof Operation];

/**
 * One catalogue formula over the figures of a sheet (see sheet.ts). `a` and `b` are places in the sheet:
 * figure `a`; percentage `k * a / b`; rate `a / (b / k)`; quotient `a / b`; anything else is `run`.
 */
export interface Program {
  readonly operation: Operation;
  readonly a: number;
  readonly b: number;
  readonly k: number;
  readonly run: (figures: Float64Array) => number;
}

/**
 * Compiles the arithmetic of a catalogue formula so that scoring looks up no names. Gives the same number as
 * `Formula.evaluate` (a property test holds the two together): the same operations in the same order.
 * @param placeOf place of an input in the sheet
 * @throws RangeError for an operator that only rules use
 */
export function compileProgram(node: FormulaNode, placeOf: (input: string) => number): Program {
  const common = commonShape(node, placeOf);
  return { operation: Operation.general, a: 0, b: 0, k: 1, ...common, run: compile(node, placeOf) };
}

function commonShape(
  node: FormulaNode,
  placeOf: (input: string) => number,
): (Pick<Program, 'operation' | 'a'> & Partial<Program>) | null {
  if (node.type === 'variable') return { operation: Operation.figure, a: placeOf(node.name) };
  if (node.type !== 'binary' || node.operator !== '/') return null;
  const { left, right } = node;
  if (left.type === 'variable' && right.type === 'variable') {
    return { operation: Operation.quotient, a: placeOf(left.name), b: placeOf(right.name) };
  }
  if (left.type === 'binary' && left.operator === '*' && right.type === 'variable') {
    if (left.left.type !== 'number' || left.right.type !== 'variable') return null;
    const [k, a, b] = [left.left.value, placeOf(left.right.name), placeOf(right.name)];
    return { operation: Operation.percentage, a, b, k };
  }
  if (left.type === 'variable' && right.type === 'binary' && right.operator === '/') {
    if (right.left.type !== 'variable' || right.right.type !== 'number') return null;
    const [a, b, k] = [placeOf(left.name), placeOf(right.left.name), right.right.value];
    return { operation: Operation.rate, a, b, k };
  }
  return null;
}

const ARITHMETIC: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? NaN : left / right),
};

function compile(node: FormulaNode, placeOf: (input: string) => number): Program['run'] {
  if (node.type === 'number') return () => node.value;
  if (node.type === 'variable') {
    const place = placeOf(node.name);
    return (figures) => figures[place] ?? NaN;
  }
  if (node.type === 'unary' && node.operator === '-') {
    const operand = compile(node.operand, placeOf);
    return (figures) => -operand(figures);
  }
  const apply = node.type === 'binary' ? ARITHMETIC[node.operator] : undefined;
  if (node.type !== 'binary' || apply === undefined) {
    throw new RangeError(
      'A catalogue formula is plain arithmetic; comparisons and functions belong to rules',
    );
  }
  const [left, right] = [compile(node.left, placeOf), compile(node.right, placeOf)];
  return (figures) => apply(left(figures), right(figures));
}
