/** A number that is written with the very digits it was typed with. */
export class Typed {
  constructor(readonly digits: string) {}
}

export type Writable =
  null | string | number | Typed | readonly Writable[] | { readonly [field: string]: Writable };

export function withoutNulls(
  fields: Readonly<Record<string, string | number | null>>,
): Record<string, Writable> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** JSON with two blanks of indentation; numbers keep their digits. */
export function print(value: Writable, indent: string): string {
  if (value instanceof Typed) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    return block(
      '[',
      ']',
      value.map((item) => print(item, inner)),
      indent,
    );
  }
  const fields = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${print(item, inner)}`,
  );
  return block('{', '}', fields, indent);
}

const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value);

function block(open: string, close: string, lines: readonly string[], indent: string): string {
  if (lines.length === 0) return `${open}${close}`;
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`;
}
