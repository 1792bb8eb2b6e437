import { queryOptions } from '@tanstack/react-query';
import { FormatError, noteVerifier, SignatureType, type TrustedKeys } from '#ledger';
import type { LedgerKeys } from '../../../api/types.js';

/** Keys typed by a reader, sorted by what they are for. */
export interface TypedKeys extends TrustedKeys {
  readonly witnesses: readonly string[];
  /** Lines that are no public key of a log or of a witness. */
  readonly wrong: readonly string[];
}

/** Reads one key a line; empty lines do not count. */
export function readKeys(text: string): TypedKeys {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const ofType = (wanted: SignatureType | null) => lines.filter((line) => typeOf(line) === wanted);
  return {
    origins: ofType(SignatureType.note),
    witnesses: ofType(SignatureType.cosignature),
    wrong: ofType(null),
  };
}

/** The keys that the site gives, as a check takes them. */
export function trusted({ keys, witnesses }: LedgerKeys): TrustedKeys {
  return { origins: keys.map(({ vkey }) => vkey), witnesses: witnesses.map(({ vkey }) => vkey) };
}

function typeOf(line: string): SignatureType | null {
  try {
    const { type } = noteVerifier(line);
    return type === SignatureType.note || type === SignatureType.cosignature ? type : null;
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** The keys of the log of this site; they lie beside the log, not with the API. */
export const ledgerKeysQuery = queryOptions({
  queryKey: ['ledgerKeys'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/ledger/keys', { signal, headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(`The keys could not be read (status ${response.status}).`);
    return (await response.json()) as LedgerKeys;
  },
});
