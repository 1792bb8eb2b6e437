import type { FormulaNode } from '#catalogue';

const OPERATORS: Readonly<Record<string, string>> = { '+': '+', '-': '-', '*': '*', '/': '/' };
const FUNCTIONS: Readonly<Record<string, string>> = { abs: 'ABS', min: 'MIN', max: 'MAX', sum: 'SUM' };

/**
 * A formula of the catalogue in Excel's notation, with a cell for every variable; null when it has something that a
 * spreadsheet would compute differently (comparisons, `and`, `or`).
 */
export function excelFormula(node: FormulaNode, cellOf: (variable: string) => string): string | null {
  switch (node.type) {
    case 'number':
      return `${node.value}`;
    case 'variable':
      return cellOf(node.name);
    case 'unary': {
      const operand = excelFormula(node.operand, cellOf);
      return operand === null || node.operator !== '-' ? null : `(-${operand})`;
    }
    case 'binary': {
      const operator = OPERATORS[node.operator];
      const [left, right] = [excelFormula(node.left, cellOf), excelFormula(node.right, cellOf)];
      return operator === undefined || left === null || right === null
        ? null
        : `(${left}${operator}${right})`;
    }
    case 'call': {
      const name = FUNCTIONS[node.name];
      const parts = node.arguments.map((part) => excelFormula(part, cellOf));
      return name === undefined || parts.includes(null) ? null : `${name}(${parts.join(',')})`;
    }
  }
}

/** How tightly an operator binds, for parentheses in the words of a formula. */
const STRENGTH: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** A formula in words that people read: `100 × Households with Internet access ÷ Households of the city`. */
export function formulaInWords(
  node: FormulaNode,
  words: {
    variable(name: string): string;
    number(value: number): string;
    readonly times: string;
    readonly over: string;
  },
): string {
  const signs: Readonly<Record<string, string>> = { '*': words.times, '/': words.over, '-': '−' };
  const write = (part: FormulaNode, outer: number): string => {
    switch (part.type) {
      case 'number':
        return words.number(part.value);
      case 'variable':
        return words.variable(part.name);
      case 'unary':
        return `${part.operator === '-' ? '−' : `${part.operator} `}${write(part.operand, 3)}`;
      case 'binary': {
        const strength = STRENGTH[part.operator] ?? 0;
        const right = part.operator === '/' || part.operator === '-' ? strength + 1 : strength;
        const sign = signs[part.operator] ?? part.operator;
        const text = `${write(part.left, strength)} ${sign} ${write(part.right, right)}`;
        return strength < outer ? `(${text})` : text;
      }
      case 'call':
        return `${part.name}(${part.arguments.map((item) => write(item, 0)).join('; ')})`;
    }
  };
  return write(node, 0);
}
