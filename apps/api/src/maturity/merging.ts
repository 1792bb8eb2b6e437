/** Fields by name, in the form in which they are stored; compared as JSON. */
export type Fields = Readonly<Record<string, unknown>>;

export type Merge<Content> =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly content: Content }
  /** Fields that both changed to different values. */
  | { readonly kind: 'conflict'; readonly fields: readonly string[] };

/**
 * What a person wants, on top of what a colleague may have written since: fields that only the colleague changed stay.
 * @param base what the person saw
 * @param now what is there
 * @param wanted fields that are left out, or undefined, stay as they are
 */
export function merged<Content extends Fields>(
  base: Content,
  now: Content,
  wanted: Partial<Content>,
): Merge<Content> {
  const given = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const changed = given.filter(([field, value]) => !same(value, base[field]));
  const fields = changed
    .filter(([field, value]) => !same(now[field], base[field]) && !same(now[field], value))
    .map(([field]) => field);
  if (fields.length > 0) return { kind: 'conflict', fields };
  const content = { ...now, ...Object.fromEntries(changed) };
  return same(content, now) ? { kind: 'unchanged' } : { kind: 'changed', content };
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
