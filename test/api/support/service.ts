import type { NestExpressApplication } from '@nestjs/platform-express';
import { readFile } from 'node:fs/promises';
import request from 'supertest';
import type { DataSource } from 'typeorm';
import { benchmarkSet, catalogue } from '#catalogue';
import { maturityModel } from '#maturity';
import { loadReferenceData } from '#persistence';
import { createApp, type CreateAppSettings, TokenService } from '../../../apps/api/src/index.js';
import { createTestDatabase } from '../../support/database.js';
import { temporaryFolder } from '../../support/folders.js';

/** The HTTP service on a database of its own. */
export interface Service {
  readonly app: NestExpressApplication;
  readonly dataSource: DataSource;
  readonly dataFolder: string;
  readonly tokens: Readonly<Record<'import' | 'publish', string>>;
  get(path: string): request.Test;
  post(path: string): request.Test;
  /** Sends a submission file; with `publish` also asks to publish it. */
  send(file: unknown, options?: SendOptions): request.Test;
  stop(): Promise<void>;
}

export interface SendOptions {
  readonly publish?: boolean;
  /** `null` sends no token. */
  readonly token?: string | null;
  readonly lang?: string;
}

export async function startService(settings: Partial<CreateAppSettings> = {}): Promise<Service> {
  const database = await createTestDatabase();
  const { dataSource } = database;
  const model = { id: maturityModel.recommendation, content: maturityModel };
  await loadReferenceData(dataSource, { catalogue, benchmarkSet, maturityModel: model }, new Date());
  const tokenService = new TokenService(dataSource);
  const tokens = {
    import: (await tokenService.create('import test', 'import', 1)).token,
    publish: (await tokenService.create('publish test', 'publish', 1)).token,
  };
  const dataFolder = await temporaryFolder();
  const app = await createApp({ dataSource, dataFolder, importsPerMinute: 100_000, ...settings });
  await app.listen(0, '127.0.0.1');
  const server = app.getHttpServer();
  return {
    app,
    dataSource,
    dataFolder,
    tokens,
    get: (path) => request(server).get(path),
    post: (path) => request(server).post(path),
    send: (file, { publish = false, token, lang } = {}) => {
      const call = request(server)
        .post('/api/v1/imports')
        .query({ ...(publish ? { publish: 'true' } : {}), ...(lang ? { lang } : {}) })
        .type('application/json');
      const bearer = token === undefined ? tokens[publish ? 'publish' : 'import'] : token;
      if (bearer !== null) void call.set('Authorization', `Bearer ${bearer}`);
      return call.send(typeof file === 'string' ? file : JSON.stringify(file));
    },
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** A file made from a published U4SSC document. */
export const publishedFile = (name: string): Promise<string> =>
  readFile(new URL(`../../../apps/cli/src/demo/data/${name}.json`, import.meta.url), 'utf8');

/** Every table with the number of its rows: equal before and after, when nothing was written. */
export async function rowCounts(dataSource: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { tableName } of dataSource.entityMetadatas) {
    const rows: { count: number }[] = await dataSource.query(
      `SELECT count(*)::int AS count FROM "${tableName}"`,
    );
    counts[tableName] = rows[0]?.count ?? 0;
  }
  return counts;
}
