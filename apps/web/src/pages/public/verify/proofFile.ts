/** A proof has a leaf, some forty hashes and a few signatures; nothing of that size is a proof. */
export const MAX_PROOF_BYTES = 256 * 1024;

export type FileProblem = 'empty' | 'tooLarge' | 'several' | 'unreadable';

export interface ProofFile {
  readonly ok: true;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FileReading = ProofFile | { readonly ok: false; readonly problem: FileProblem };

/** Reads the one file that was chosen or dropped; `null` when there was none. */
export async function readProofFile(files: readonly File[]): Promise<FileReading | null> {
  const [file] = files;
  if (file === undefined) return null;
  if (files.length > 1) return { ok: false, problem: 'several' };
  if (file.size > MAX_PROOF_BYTES) return { ok: false, problem: 'tooLarge' };
  if (file.size === 0) return { ok: false, problem: 'empty' };
  try {
    return { ok: true, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    // Moved, removed, or a folder.
    return { ok: false, problem: 'unreadable' };
  }
}
