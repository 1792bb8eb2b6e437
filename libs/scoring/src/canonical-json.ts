import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the same data always give the same bytes, so that a hash of them means something.
 * @throws TypeError for a value JSON cannot hold (undefined, NaN, Infinity)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This value has no JSON form');
  return text;
}
