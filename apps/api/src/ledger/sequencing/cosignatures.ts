import { type EntityManager, IsNull } from 'typeorm';
import {
  type NoteSignature,
  noteVerifier,
  parseNote,
  parseSignatureLines,
  signatureLine,
  verifyCosignature,
} from '#ledger';
import { LedgerWitnessRecord } from '#persistence';

/** A cosignature that was right and is kept. */
export interface Accepted {
  readonly vkey: string;
  readonly name: string;
}

/**
 * Keeps those of the signature lines that are right cosignatures of the checkpoint by registered witnesses. Lines of
 * others are passed over; a later cosignature of the same witness takes the place of the earlier one.
 */
export async function acceptCosignatures(
  manager: EntityManager,
  checkpoint: { readonly size: string; readonly note: string },
  lines: string,
): Promise<readonly Accepted[]> {
  return keepCosignatures(manager, checkpoint, parseSignatureLines(lines));
}

/** As `acceptCosignatures`, with lines that were read before. */
export async function keepCosignatures(
  manager: EntityManager,
  { size, note }: { readonly size: string; readonly note: string },
  signatures: readonly NoteSignature[],
): Promise<readonly Accepted[]> {
  const { text } = parseNote(note);
  const witnesses = await manager.findBy(LedgerWitnessRecord, { retiredAt: IsNull() });
  const accepted: Accepted[] = [];
  for (const { vkey, name } of witnesses) {
    const verifier = noteVerifier(vkey);
    const right = signatures.find((signature) => verifyCosignature(signature, text, verifier) !== null);
    if (!right) continue;
    await manager.query(
      `INSERT INTO ledger_cosignature (size, vkey, line, at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (size, vkey) DO UPDATE SET line = excluded.line, at = excluded.at`,
      [size, vkey, signatureLine(right), new Date()],
    );
    accepted.push({ vkey, name });
  }
  return accepted;
}
