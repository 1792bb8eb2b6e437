import type { DataSource } from 'typeorm';
import { type CreateAppSettings, type LedgerOptions, originOf } from '../../../api/src/index.js';
import type { Settings } from './settings.js';

/** What the service needs to know of the settings, whether it answers requests or does jobs. */
export function serviceSettings(settings: Settings, dataSource: DataSource): CreateAppSettings {
  const { dataFolder, publicUrl, smtpUrl, mailFrom, proxies, worker } = settings;
  return {
    dataSource,
    dataFolder,
    proxies,
    // Whoever does the jobs also makes the key of the log and signs.
    ledger: { ...ledgerOptions(settings), elsewhere: !worker },
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(smtpUrl === undefined ? {} : { smtpUrl }),
    ...(mailFrom === undefined ? {} : { mailFrom }),
  };
}

/** Name and keys of the log. */
export function ledgerOptions({ ledgerOrigin, ledgerKeys, publicUrl }: Settings): LedgerOptions {
  return {
    origin: ledgerOrigin ?? originOf(publicUrl),
    ...(ledgerKeys === undefined ? {} : { keys: ledgerKeys }),
  };
}
