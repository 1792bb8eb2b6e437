import { resolve } from 'node:path';
import { noteSigner } from '#ledger';
import { type Environment, problem } from './terminal.js';

/** Everything an operator can set, from environment variables. */
export interface Settings {
  /** `PORT`, 3000 unless set; 0 takes any free port. */
  readonly port: number;
  /** `HOST`, this machine only (127.0.0.1) unless set: the address to listen on; `0.0.0.0` means every one. */
  readonly host: string;
  /** `CIVISCORE_DATA`, `.data` unless set: folder for everything Civiscore keeps. Absolute. */
  readonly dataFolder: string;
  /** `DATABASE_URL`: an own PostgreSQL; `null` means the embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** `CIVISCORE_MIGRATE`: `off` refuses an old schema at the start instead of migrating it. */
  readonly migrate: boolean;
  /** `CIVISCORE_PUBLIC_URL`: how the outside reaches this installation; else the address listened on. */
  readonly publicUrl: string | undefined;
  /** `CIVISCORE_SMTP_URL`: the mail server; without it mails go to `mail/` in the data folder. */
  readonly smtpUrl: string | undefined;
  /** `CIVISCORE_MAIL_FROM`: the sender of mails. */
  readonly mailFrom: string | undefined;
  /** `CIVISCORE_WORKER`: `off` leaves mails and other jobs to `civiscore worker` in another process. */
  readonly worker: boolean;
  /** `CIVISCORE_LEDGER_ORIGIN`: name of the log for ever; else made from the public address. */
  readonly ledgerOrigin: string | undefined;
  /** `CIVISCORE_LEDGER_KEY`: private keys of the log, the newest first; else they lie in the data folder. */
  readonly ledgerKeys: readonly string[] | undefined;
  /** `CIVISCORE_PROXIES`: how many proxies stand in front, 0 unless set; their word for the caller's address is taken. */
  readonly proxies: number;
  /** `CIVISCORE_POSTGRES`: folder with `bin/postgres` 18 to use for the embedded database. */
  readonly postgresFolder: string | undefined;
}

/** Reads and checks the settings; an empty variable counts as not set. Throws `StartupError`. */
export function readSettings(env: Environment): Settings {
  const postgresFolder = given(env, 'CIVISCORE_POSTGRES');
  return {
    port: readPort(given(env, 'PORT')),
    host: given(env, 'HOST') ?? '127.0.0.1',
    dataFolder: resolve(given(env, 'CIVISCORE_DATA') ?? '.data'),
    databaseUrl: readDatabaseUrl(given(env, 'DATABASE_URL')),
    migrate: readSwitch(env, 'CIVISCORE_MIGRATE'),
    publicUrl: readUrl(env, 'CIVISCORE_PUBLIC_URL', /^https?:$/, 'https://civiscore.example.org'),
    smtpUrl: readUrl(env, 'CIVISCORE_SMTP_URL', /^smtps?:$/, 'smtps://user:password@mail.example.org'),
    mailFrom: given(env, 'CIVISCORE_MAIL_FROM'),
    worker: readSwitch(env, 'CIVISCORE_WORKER'),
    ledgerOrigin: readOrigin(given(env, 'CIVISCORE_LEDGER_ORIGIN')),
    ledgerKeys: readKeys(given(env, 'CIVISCORE_LEDGER_KEY')),
    proxies: readProxies(given(env, 'CIVISCORE_PROXIES')),
    postgresFolder: postgresFolder === undefined ? undefined : resolve(postgresFolder),
  };
}

function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readPort(value: string | undefined): number {
  if (value === undefined) return 3000;
  const port = Number(value);
  if (!/^\d{1,5}$/.test(value) || port > 65_535) throw problem('badPort', { value });
  return port;
}

function readDatabaseUrl(value: string | undefined): string | null {
  if (value === undefined) return null;
  // The address may hold a password, so the message does not repeat it.
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) throw problem('badDatabaseUrl');
  return value;
}

function readSwitch(env: Environment, name: string): boolean {
  const value = given(env, name);
  if (value === undefined || value === 'on') return true;
  if (value === 'off') return false;
  throw problem('badSwitch', { name, value });
}

/** The address may hold a password, so the message does not repeat it. */
function readUrl(env: Environment, name: string, protocol: RegExp, example: string): string | undefined {
  const value = given(env, name);
  if (value === undefined) return undefined;
  if (!protocol.test(URL.parse(value)?.protocol ?? '')) throw problem('badUrl', { name, example });
  return value;
}

function readOrigin(value: string | undefined): string | undefined {
  if (value !== undefined && !/^[^\s+]+$/u.test(value)) throw problem('badLedgerOrigin');
  return value;
}

/** The keys are secret, so the message does not repeat them. */
function readKeys(value: string | undefined): readonly string[] | undefined {
  const keys = value?.split(/\s+/);
  try {
    keys?.forEach(noteSigner);
  } catch {
    throw problem('badLedgerKey');
  }
  return keys;
}

function readProxies(value: string | undefined): number {
  if (value === undefined) return 0;
  if (!/^\d$/.test(value)) throw problem('badProxies', { value });
  return Number(value);
}
