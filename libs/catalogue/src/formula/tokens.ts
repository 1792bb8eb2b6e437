import { FormulaError } from './ast.js';

export type Token = {
  readonly kind: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
  readonly column: number;
};

/** Longest source and most tokens a formula may have: keeps the tree shallow enough for any stack. */
export const MAX_LENGTH = 8_000;
export const MAX_TOKENS = 1_500;

const PATTERN =
  /\s+|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<symbol><=|>=|!=|[-+*/()<>=,])/y;

/** Splits a formula into tokens; the last one is of kind `end`. */
export function tokenize(source: string): Token[] {
  if (source.length > MAX_LENGTH) {
    throw new FormulaError(`The formula is longer than ${MAX_LENGTH} characters`, MAX_LENGTH + 1);
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(source);
    if (!match) throw new FormulaError(`"${source.charAt(at)}" has no meaning here`, at + 1);
    const { number, name, symbol } = match.groups ?? {};
    const text = number ?? name ?? symbol;
    if (text !== undefined) {
      const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'symbol';
      tokens.push({ kind, text, column: at + 1 });
    }
    if (tokens.length > MAX_TOKENS) throw new FormulaError('The formula has too many parts', at + 1);
    at = PATTERN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', column: source.length + 1 });
  return tokens;
}
