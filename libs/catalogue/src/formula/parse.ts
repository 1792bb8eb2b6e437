import {
  type BinaryOperator,
  FormulaError,
  type FormulaNode,
  type FunctionName,
  type UnaryOperator,
} from './ast.js';
import { type Token, tokenize } from './tokens.js';

/** Deepest nesting of parentheses, signs and functions. */
const MAX_DEPTH = 64;

const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='] as const;
const KEYWORDS: readonly string[] = ['and', 'or', 'not'];
/** Functions with the number of arguments they take. */
const FUNCTIONS: Readonly<Record<FunctionName, { readonly least: number; readonly most: number }>> = {
  abs: { least: 1, most: 1 },
  whole: { least: 1, most: 1 },
  min: { least: 1, most: Infinity },
  max: { least: 1, most: Infinity },
  sum: { least: 1, most: Infinity },
};

const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);

/** Recursive-descent parser; one method per level of precedence, loosest first. */
class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): FormulaNode {
    const node = this.disjunction();
    if (this.token.kind !== 'end') this.fail(`Expected the end, found "${this.token.text}"`);
    return node;
  }

  private get token(): Token {
    // The list always ends in an `end` token, which `take` never passes.
    return this.tokens[this.position] as Token;
  }

  private fail(reason: string, token: Token = this.token): never {
    throw new FormulaError(reason, token.column);
  }

  /** Takes the next token when it is one of these operators, keywords or brackets. */
  private take<T extends string>(...texts: readonly T[]): T | undefined {
    const { kind, text } = this.token;
    if (kind !== 'symbol' && kind !== 'name') return undefined;
    const found = texts.find((candidate) => candidate === text);
    if (found !== undefined) this.position += 1;
    return found;
  }

  private nested<T>(parse: () => T): T {
    if (this.depth === MAX_DEPTH) this.fail(`Nested deeper than ${MAX_DEPTH} levels`);
    this.depth += 1;
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private chain(operators: readonly BinaryOperator[], operand: () => FormulaNode): FormulaNode {
    let left = operand();
    for (let operator = this.take(...operators); operator; operator = this.take(...operators)) {
      left = Object.freeze({ type: 'binary', operator, left, right: operand() });
    }
    return left;
  }

  private disjunction(): FormulaNode {
    return this.chain(['or'], () => this.chain(['and'], () => this.negation()));
  }

  private negation(): FormulaNode {
    if (!this.take('not')) return this.comparison();
    return unary(
      'not',
      this.nested(() => this.negation()),
    );
  }

  private comparison(): FormulaNode {
    const left = this.sum();
    const operator = this.take(...COMPARISONS);
    if (!operator) return left;
    const right = this.sum();
    if (COMPARISONS.some((text) => text === this.token.text)) this.fail('Comparisons cannot be chained');
    return Object.freeze({ type: 'binary', operator, left, right });
  }

  private sum(): FormulaNode {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.signed()));
  }

  private signed(): FormulaNode {
    if (!this.take('-')) return this.primary();
    return unary(
      '-',
      this.nested(() => this.signed()),
    );
  }

  private primary(): FormulaNode {
    const token = this.token;
    if (token.kind === 'number') {
      this.position += 1;
      const value = Number(token.text);
      if (!Number.isFinite(value)) this.fail(`The number ${token.text} is too large`, token);
      return Object.freeze({ type: 'number', value });
    }
    if (token.kind === 'name' && !KEYWORDS.includes(token.text)) {
      this.position += 1;
      if (this.take('(')) return this.call(token);
      return Object.freeze({ type: 'variable', name: token.text });
    }
    if (this.take('(')) {
      const inner = this.nested(() => this.disjunction());
      if (!this.take(')')) this.fail('A closing parenthesis is missing');
      return inner;
    }
    return this.fail(
      token.kind === 'end' ? 'The formula ends too early' : `"${token.text}" cannot stand here`,
    );
  }

  private call(token: Token): FormulaNode {
    const name = token.text;
    if (!isFunction(name)) return this.fail(`There is no function "${name}"`, token);
    const args = this.nested(() => {
      const list = [this.disjunction()];
      while (this.take(',')) list.push(this.disjunction());
      return list;
    });
    if (!this.take(')')) this.fail('A closing parenthesis is missing');
    const { least, most } = FUNCTIONS[name];
    if (args.length < least || args.length > most) {
      this.fail(`"${name}" does not take ${args.length} arguments`, token);
    }
    return Object.freeze({ type: 'call', name, arguments: Object.freeze(args) });
  }
}

function unary(operator: UnaryOperator, operand: FormulaNode): FormulaNode {
  return Object.freeze({ type: 'unary', operator, operand });
}

/** Reads a formula into a frozen tree. Throws `FormulaError` when it cannot be read. */
export function parseFormula(source: string): FormulaNode {
  return new Parser(tokenize(source)).parse();
}
