import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
  /** Folder for files on their way into the store, on the same disk; made when asked for. */
  incoming(): Promise<string>;
  /** Takes over a file that lies in `incoming`, without reading it into memory. The file is gone afterwards. */
  saveFile(path: string): Promise<StoredFile>;
  /** The bytes as a stream, or `null` when the store has no such file. */
  open(contentHash: string): Promise<Readable | null>;
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
    async incoming() {
      const folder = join(dataFolder, 'files', 'incoming');
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    async saveFile(path) {
      const hash = createHash('sha256');
      await pipeline(createReadStream(path), hash);
      const contentHash = hash.digest('hex');
      const { size } = await stat(path);
      const target = pathOf(contentHash);
      if (await hasSize(target, size)) await rm(path);
      else await moveIn(path, target);
      return { contentHash, size };
    },
    async open(contentHash) {
      const file = await open(pathOf(contentHash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return file?.createReadStream() ?? null;
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

async function moveIn(path: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(path, target);
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
