import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The query of the address, and a way to change parts of it in place; `null` or nothing takes a part away. */
export function useAddress() {
  const [address, setAddress] = useSearchParams();
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setAddress((before) => withParts(before, changes), { replace: true, preventScrollReset: true }),
    [setAddress],
  );
  return { address, change };
}

/** The query with some parts changed; for links. */
export function withParts(
  address: URLSearchParams,
  changes: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}
