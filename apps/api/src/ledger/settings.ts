import { join } from 'node:path';

/** How the log of an installation is named and signed. */
export interface LedgerOptions {
  /** Name of the log for ever, e.g. `civiscore.example.org/ledger`; by default made from the public address. */
  readonly origin?: string;
  /** Private keys, the newest first; by default they lie in a file of the data folder. */
  readonly keys?: readonly string[];
  /** Leave it to another process to make the key, take up leaves and sign. */
  readonly elsewhere?: boolean;
}

/** Injected wherever the log is signed. */
export class LedgerSettings {
  /** Name that a new log gets. */
  readonly origin: string;
  /** `null` when the keys lie in the file. */
  readonly keys: readonly string[] | null;
  readonly elsewhere: boolean;
  /** Folder of the key and of the last checkpoint that was signed with it. */
  readonly folder: string;

  constructor(dataFolder: string, publicUrl: string | undefined, options: LedgerOptions = {}) {
    this.folder = join(dataFolder, 'ledger');
    this.origin = options.origin ?? originOf(publicUrl);
    this.keys = options.keys ?? null;
    this.elsewhere = options.elsewhere ?? false;
  }
}

/** The name of the log of an installation with this public address, or without one. */
export function originOf(publicUrl: string | undefined): string {
  return `${publicUrl === undefined ? 'localhost' : new URL(publicUrl).host}/ledger`;
}
