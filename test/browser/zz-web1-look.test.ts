import { writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { it } from '@jest/globals';
import { makeSetupLink, openWork, startApi } from '../../apps/api/src/index.js';
import { startWorker } from '../../apps/worker/src/index.js';
import { benchmarkSet, catalogue } from '#catalogue';
import { maturityModel } from '#maturity';
import { loadReferenceData } from '#persistence';
import { createTestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/folders.js';

it('serves', async () => {
  const database = await createTestDatabase();
  const { dataSource } = database;
  const model = { id: maturityModel.recommendation, content: maturityModel };
  await loadReferenceData(dataSource, { catalogue, benchmarkSet, maturityModel: model }, new Date());
  const dataFolder = await temporaryFolder();
  const api = await startApi({
    port: 4310,
    dataSource,
    dataFolder,
    webRoot: '/tmp/web1/dist',
    publicUrl: 'http://127.0.0.1:4310',
  });
  const work = await openWork({ dataSource, dataFolder, publicUrl: 'http://127.0.0.1:4310' });
  const worker = await startWorker({ dataSource, work: work.work, pollInterval: 200 });
  const link = await makeSetupLink(dataSource);
  await writeFile('/tmp/web1/site.json', JSON.stringify({ url: api.url, dataFolder, link }));
  while (!existsSync('/tmp/web1/stop')) await new Promise((r) => setTimeout(r, 500));
  await worker.stop();
  await work.close();
  await api.close();
  await database.drop();
}, 7_200_000);
