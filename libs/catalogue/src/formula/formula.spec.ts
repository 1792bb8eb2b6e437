import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileFormula, FormulaError, type FormulaNode } from './index.js';
import { evaluator } from './evaluate.js';

const VARIABLES = ['a', 'b', 'households', 'pm25.pm25Mass', 'not_zero', '_x1'];

const { node: anyFormula } = fc.letrec<{ node: FormulaNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({
      type: fc.constant('number' as const),
      value: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    }),
    fc.record({ type: fc.constant('variable' as const), name: fc.constantFrom(...VARIABLES) }),
    fc.record({
      type: fc.constant('unary' as const),
      operator: fc.constantFrom('-' as const, 'not' as const),
      operand: tie('node'),
    }),
    fc.record({
      type: fc.constant('binary' as const),
      operator: fc.constantFrom(
        ...(['+', '-', '*', '/', '<', '<=', '>', '>=', '=', '!=', 'and', 'or'] as const),
      ),
      left: tie('node'),
      right: tie('node'),
    }),
    fc.record({
      type: fc.constant('call' as const),
      name: fc.constantFrom('abs' as const, 'whole' as const),
      arguments: fc.tuple(tie('node')),
    }),
    fc.record({
      type: fc.constant('call' as const),
      name: fc.constantFrom('min' as const, 'max' as const, 'sum' as const),
      arguments: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

const anyValues = fc.dictionary(fc.constantFrom(...VARIABLES), fc.double(), { noNullPrototype: true });

/** Writes a tree with every part in parentheses. */
function print(node: FormulaNode): string {
  switch (node.type) {
    case 'number':
      return String(node.value);
    case 'variable':
      return node.name;
    case 'unary':
      return `(${node.operator} ${print(node.operand)})`;
    case 'binary':
      return `(${print(node.left)} ${node.operator} ${print(node.right)})`;
    case 'call':
      return `${node.name}(${node.arguments.map(print).join(', ')})`;
  }
}

const result = (source: string, values: Record<string, number> = {}): number =>
  compileFormula(source).evaluate(values);

describe('a formula', () => {
  it.each([
    ['100 * part / whole_thing', { part: 3, whole_thing: 4 }, 75],
    ['1 + 2 * 3 - 4 / 2', {}, 5],
    ['10 - 3 - 2', {}, 5],
    ['100 / 10 / 5', {}, 2],
    ['-(2 + 3) * -2', {}, 10],
    ['- - 2', {}, 2],
    ['1.5e3 + 2E-1', {}, 1500.2],
    ['count / (population / 100000)', { count: 5, population: 250_000 }, 2],
    ['a.b + a.c', { 'a.b': 1, 'a.c': 2 }, 3],
    ['sum(1, 2, 3) + min(4, 5) + max(4, 5) + abs(-1)', {}, 16],
  ])('computes %s', (source, values, expected) => {
    expect(result(source, values)).toBe(expected);
  });

  it.each([
    ['1 < 2', 1],
    ['2 <= 2', 1],
    ['1 > 2', 0],
    ['1 >= 2', 0],
    ['1 = 1', 1],
    ['1 != 1', 0],
    ['1 + 1 = 2 and not 1 > 2', 1],
    ['not 1 = 1 or 2 = 2', 1],
    ['1 = 2 and 1 = 1 or 1 = 1', 1],
    ['not not 3', 1],
    ['whole(3) and not whole(3.5)', 1],
  ])('judges %s', (source, expected) => {
    expect(result(source)).toBe(expected);
  });

  it('lists its variables once each, in order of first use', () => {
    expect(compileFormula('100 * (b - a) / b + c.d').variables).toEqual(['b', 'a', 'c.d']);
  });

  it('is undefined when a figure is missing, at a division by zero and on overflow', () => {
    expect(result('a + 1')).toBeNaN();
    expect(result('a + 1', { a: Infinity })).toBeNaN();
    expect(result('a / b', { a: 1, b: 0 })).toBeNaN();
    expect(result('a / b', { a: 0, b: 0 })).toBeNaN();
    expect(result('1e308 * 10')).toBeNaN();
    expect(result('a > 1 or 2 > 1')).toBeNaN();
    expect(result('not a')).toBeNaN();
    expect(result('toString')).toBeNaN();
    expect(Object.is(result('-0'), 0)).toBe(true);
  });

  it('has a tree that cannot be changed', () => {
    const { ast } = compileFormula('-a + max(1, b)');
    expect(ast).toEqual({
      type: 'binary',
      operator: '+',
      left: { type: 'unary', operator: '-', operand: { type: 'variable', name: 'a' } },
      right: {
        type: 'call',
        name: 'max',
        arguments: [
          { type: 'number', value: 1 },
          { type: 'variable', name: 'b' },
        ],
      },
    });
    expect(Object.isFrozen(ast)).toBe(true);
    if (ast.type !== 'binary' || ast.right.type !== 'call') throw new Error('unexpected tree');
    expect([ast.left, ast.right, ast.right.arguments, ast.right.arguments[0]].every(Object.isFrozen)).toBe(
      true,
    );
  });

  it.each([
    ['', 1],
    ['1 +', 4],
    ['1 2', 3],
    ['(1 + 2', 7],
    ['1 + 2)', 6],
    ['a $ b', 3],
    ['a = b = c', 7],
    ['a < b < c', 7],
    ['power(2, 3)', 1],
    ['constructor(1)', 1],
    ['1 + abs(1, 2)', 5],
    ['max()', 5],
    ['and', 1],
    ['1 * * 2', 5],
    ['a.', 2],
    ['1e999', 1],
    ['1 = not 2', 5],
  ])('refuses %p and names column %i', (source, column) => {
    let caught: unknown;
    try {
      compileFormula(source);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(FormulaError);
    expect(caught).toMatchObject({ column, message: expect.stringContaining(`(column ${column})`) });
  });

  it('refuses what is nested too deep, too long or has too many parts', () => {
    expect(result(`${'('.repeat(60)}1${')'.repeat(60)}`)).toBe(1);
    expect(() => compileFormula(`${'('.repeat(65)}1${')'.repeat(65)}`)).toThrow('Nested deeper');
    expect(() => compileFormula('-'.repeat(65) + '1')).toThrow('Nested deeper');
    expect(() => compileFormula('abs('.repeat(65) + '1' + ')'.repeat(65))).toThrow('Nested deeper');
    expect(() => compileFormula('not '.repeat(65) + '1')).toThrow('Nested deeper');
    expect(() => compileFormula('1' + '+1'.repeat(2_000))).toThrow('too many parts');
    expect(() => compileFormula(' '.repeat(9_000))).toThrow('longer than');
  });

  it('means the same after printing and reading it again', () => {
    fc.assert(
      fc.property(anyFormula, anyValues, (node, values) => {
        const direct = evaluator(node)((name) => (Object.hasOwn(values, name) ? (values[name] ?? NaN) : NaN));
        const read = compileFormula(print(node));
        expect(read.ast).toEqual(node);
        expect(read.evaluate(values)).toBe(direct);
      }),
      { numRuns: 500 },
    );
  });

  it('never gives infinity', () => {
    fc.assert(
      fc.property(anyFormula, anyValues, (node, values) => {
        const value = compileFormula(print(node)).evaluate(values);
        return Number.isNaN(value) || Number.isFinite(value);
      }),
      { numRuns: 500 },
    );
  });

  it('is undefined whenever it divides by zero', () => {
    fc.assert(
      fc.property(anyFormula, anyValues, (node, values) =>
        Number.isNaN(compileFormula(`${print(node)} / 0`).evaluate(values)),
      ),
    );
  });

  it('fails on any text with a formula error or not at all', () => {
    const pieces = fc.constantFrom(
      ...'1 2.5 a b.c ( ) + - * / < <= = != and or not abs max , . $ é 1e5'.split(' '),
    );
    const anyText = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(anyText, (source) => {
        try {
          compileFormula(source).evaluate({});
          return true;
        } catch (error) {
          return error instanceof FormulaError && error.column >= 1;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
