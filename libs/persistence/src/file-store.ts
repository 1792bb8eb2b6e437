import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from './hash.js';

export interface StoredFile {
  /** SHA-256 (hex) of the bytes; their address in the store. */
  readonly contentHash: string;
  /** Size in bytes. */
  readonly size: number;
}

/** Files addressed by the hash of their bytes. Stored bytes never change. */
export interface FileStore {
  save(bytes: Uint8Array): Promise<StoredFile>;
  /** The bytes, or `null` when the store has no such file. Throws when they no longer have their hash. */
  read(contentHash: string): Promise<Uint8Array | null>;
}

/** A file store in `files/` of the data folder. */
export function openFileStore(dataFolder: string): FileStore {
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`Not a SHA-256 in hex: ${hash}`);
    return join(dataFolder, 'files', hash.slice(0, 2), hash);
  };
  return {
    async save(bytes) {
      const contentHash = sha256(bytes);
      const path = pathOf(contentHash);
      if (!(await hasSize(path, bytes.length))) await writeWhole(path, bytes);
      return { contentHash, size: bytes.length };
    },
    async read(contentHash) {
      const bytes = await readFile(pathOf(contentHash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (bytes !== null && sha256(bytes) !== contentHash) {
        throw new Error(`The stored file ${contentHash} is damaged.`);
      }
      return bytes;
    },
  };
}

async function hasSize(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (found) => found.size === size,
    () => false,
  );
}

/** Written aside, flushed to disk and moved into place: a reader never sees half a file, not even after a power cut. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
