import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Name of the file with the private keys in the folder of the log. */
const FILE = 'signing-key';

/** The private keys of the file, the newest first; none when there is no file. */
export async function readKeyFile(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').filter((line) => line !== '');
}

/** Puts the keys, the newest first, in the place of what the file holds; it is never half written. */
export async function writeKeyFile(folder: string, keys: readonly string[]): Promise<void> {
  await writeSafely(join(folder, FILE), keys.map((key) => `${key}\n`).join(''));
}

/** Replaces a file that only this user may read; after a power cut it is the old one or the new one. */
export async function writeSafely(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}
