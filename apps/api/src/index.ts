import { fileURLToPath } from 'node:url';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#persistence';
import { AppModule } from './app.module.js';
import { createApp, type CreateAppSettings } from './create-app.js';
import { PublishingService } from './editions/publishing.service.js';
import { ImportService } from './exchange/import.service.js';
import { JobsService } from './jobs/jobs.service.js';
import { LedgerService } from './ledger/ledger.service.js';
import { describeApi } from './openapi/document.js';

export { createApp, type CreateAppSettings } from './create-app.js';
export { contentText, editionContent, type EditionContent } from './shared/edition-content.js';
export { scorer } from './shared/scorer.js';
export { SCOPES, type Scope } from './shared/access.js';
export {
  type Imported,
  type ImportOptions,
  readForImport,
  SubmissionRefused,
} from './exchange/import.service.js';
export { ExportService } from './exchange/export.service.js';
export { slugOf } from './shared/slug.js';
export { makePasswordLink, makeSetupLink } from './identity/first-links.js';
export { LedgerKeyError } from './ledger/sequencing/keys.service.js';
export { LedgerForkError } from './ledger/sequencing/last-checkpoint.js';
export {
  addWitness,
  listWitnesses,
  retireWitness,
  type WitnessRefusal,
} from './ledger/sequencing/witness-registry.js';
export { type LedgerOperation, operateLedger } from './ledger/operating.js';
export { type Checked, type Fault, fsck } from './ledger/fsck/index.js';
export { type LedgerOptions, LedgerSettings, originOf } from './ledger/settings.js';
export { TokenService, type TokenSummary } from './identity/token.service.js';

export interface ApiSettings extends CreateAppSettings {
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** Address to listen on; this machine only unless given. */
  readonly host?: string;
}

export interface RunningApi {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  /** What there is to do besides answering requests, for a worker in this process. */
  readonly jobs: JobsService;
  /** Ends it after the requests under way. The database connection stays open. */
  close(): Promise<void>;
}

/** Starts the HTTP service. Fails with the system's error when the port is taken. */
export async function startApi({ port, host = '127.0.0.1', ...settings }: ApiSettings): Promise<RunningApi> {
  const app = await createApp(settings);
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const address = app.getHttpServer().address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${name}:${address.port}`, jobs: app.get(JobsService), close: () => app.close() };
}

/** Imports into a database without the HTTP service. */
export function importsInto(dataSource: DataSource): ImportService {
  return new ImportService(dataSource, new PublishingService(new LedgerService(new JobsService())));
}

export interface OpenWork {
  readonly work: JobsService;
  close(): Promise<void>;
}

/** What there is to do besides answering requests, for a worker in a process of its own. */
export async function openWork(settings: CreateAppSettings): Promise<OpenWork> {
  const context = await NestFactory.createApplicationContext(AppModule.register(settings), {
    bufferLogs: true,
    abortOnError: false,
  });
  context.useLogger(context.get(Logger));
  return { work: context.get(JobsService), close: () => context.close() };
}

/** The description of the API (OpenAPI 3.1); needs no database. */
export async function openApiDocument(): Promise<OpenAPIObject> {
  // Never connected: describing the API calls no endpoint.
  const dataSource = new DataSource(dataSourceOptions('postgresql://127.0.0.1/none'));
  const app = await createApp({ dataSource, dataFolder: fileURLToPath(new URL('.', import.meta.url)) });
  try {
    return describeApi(app);
  } finally {
    await app.close();
  }
}
