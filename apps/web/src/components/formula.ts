const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−', '+': '+' };

/**
 * A catalogue formula as people write it: operators as signs, and each variable as what `name` gives for it (words or a
 * figure). Parentheses and numbers stay; numbers pass through `figure`.
 */
export function writeFormula(
  source: string,
  name: (variable: string) => string,
  figure: (value: number) => string,
): string {
  const tokens = source.match(/[A-Za-z_]\w*|\d+(?:\.\d+)?|[()*/+,-]/g) ?? [];
  return tokens
    .map((token) => {
      if (/^[A-Za-z_]/.test(token)) return name(token);
      if (/^\d/.test(token)) return figure(Number(token));
      return SIGNS[token] ?? token;
    })
    .join(' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .replace(/ ,/g, ',');
}
