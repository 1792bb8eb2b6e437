export type BinaryOperator = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';
export type UnaryOperator = '-' | 'not';
export type FunctionName = 'abs' | 'min' | 'max' | 'sum' | 'whole';

/** A formula as a tree. Nodes are frozen. */
export type FormulaNode =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'unary'; readonly operator: UnaryOperator; readonly operand: FormulaNode }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly type: 'call'; readonly name: FunctionName; readonly arguments: readonly FormulaNode[] };

/** A formula that cannot be read. The message names the column; `column` counts from 1. */
export class FormulaError extends Error {
  constructor(
    reason: string,
    readonly column: number,
  ) {
    super(`${reason} (column ${column})`);
    this.name = 'FormulaError';
  }
}

/** Names of the variables of a tree, each once, in order of first use. */
export function variablesOf(node: FormulaNode): string[] {
  const names = new Set<string>();
  const visit = (part: FormulaNode): void => {
    switch (part.type) {
      case 'number':
        return;
      case 'variable':
        names.add(part.name);
        return;
      case 'unary':
        visit(part.operand);
        return;
      case 'binary':
        visit(part.left);
        visit(part.right);
        return;
      case 'call':
        part.arguments.forEach(visit);
    }
  };
  visit(node);
  return [...names];
}
