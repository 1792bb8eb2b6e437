import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../startup-error.js';
import { isRunning, startMark } from './processes.js';

export interface FolderLock {
  release(): Promise<void>;
}

interface Owner {
  readonly pid: number;
  readonly mark: string;
}

/**
 * Takes the data folder for this process. A lock whose owner no longer lives is taken over. Throws `StartupError` that
 * names the owner when another process works on the folder.
 */
export async function lockFolder(dataFolder: string): Promise<FolderLock> {
  const path = join(dataFolder, 'civiscore.lock');
  const own = `${path}.${process.pid}`;
  const content = JSON.stringify({ pid: process.pid, mark: await startMark(process.pid) } satisfies Owner);
  await writeFile(own, content);
  try {
    for (;;) {
      // Linking a complete file is one step: nobody ever reads a lock half written.
      const taken = await link(own, path).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        },
      );
      if (taken) return { release: () => release(path, content) };
      await removeStale(path, dataFolder);
    }
  } finally {
    await unlink(own).catch(() => undefined);
  }
}

async function removeStale(path: string, dataFolder: string): Promise<void> {
  const seen = await readFile(path, 'utf8').catch(() => null);
  if (seen === null) return;
  const owner = parseOwner(seen);
  if (owner !== null && (await lives(owner))) {
    throw problem('folderInUse', { folder: dataFolder, pid: String(owner.pid) });
  }
  // Moved aside rather than deleted: had another process taken the lock since it was read, it is put back.
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => null);
  if (moved !== null && moved !== seen) await link(aside, path).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}

async function lives(owner: Owner): Promise<boolean> {
  if (owner.pid === process.pid || !(await isRunning(owner.pid))) return false;
  return (await startMark(owner.pid)) === owner.mark;
}

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('mark' in value)) return null;
    const { pid, mark } = value;
    return typeof pid === 'number' && typeof mark === 'string' ? { pid, mark } : null;
  } catch {
    return null;
  }
}

async function release(path: string, content: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => null)) === content) await unlink(path).catch(() => undefined);
}
