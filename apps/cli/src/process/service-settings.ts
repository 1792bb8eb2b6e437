import type { DataSource } from 'typeorm';
import type { CreateAppSettings } from '../../../api/src/index.js';
import type { Settings } from './settings.js';

/** What the service needs to know of the settings, whether it answers requests or does jobs. */
export function serviceSettings(
  { dataFolder, publicUrl, smtpUrl, mailFrom, proxies }: Settings,
  dataSource: DataSource,
): CreateAppSettings {
  return {
    dataSource,
    dataFolder,
    proxies,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(smtpUrl === undefined ? {} : { smtpUrl }),
    ...(mailFrom === undefined ? {} : { mailFrom }),
  };
}
