import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BenchmarkSetVersion, CatalogueEdition, loadReferenceData, StartupError } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const data = {
  catalogue: { name: 'KPIs', edition: '2017', kpis: ['EC: ICT: ICT: 1C'] },
  benchmarkSet: { name: 'Reference set', version: '2026.1', dataPoints: [{ benchmark: 0.1 }] },
  maturityModel: { id: 'Y.4904 2019', content: { levels: 5 } },
};
const now = new Date('2026-11-20T10:00:00Z');

describe('reference data', () => {
  it('is stored once, also when two processes load it at the same time', async () => {
    const later = new Date('2026-11-21T10:00:00Z');
    await loadReferenceData(database.dataSource, data, now);
    await Promise.all([1, 2].map(() => loadReferenceData(database.dataSource, data, later)));
    const [stored, ...more] = await database.dataSource.manager.find(CatalogueEdition);
    expect(more).toEqual([]);
    expect(stored).toMatchObject({ id: '2017', name: 'KPIs', loadedAt: now, content: data.catalogue });
  });

  it('keeps earlier versions beside a new one', async () => {
    const benchmarkSet = { ...data.benchmarkSet, version: '2027.1' };
    await loadReferenceData(database.dataSource, { ...data, benchmarkSet }, now);
    const versions = await database.dataSource.manager.find(BenchmarkSetVersion, {
      order: { version: 'ASC' },
    });
    expect(versions.map((set) => set.version)).toEqual(['2026.1', '2027.1']);
  });

  it('is refused when its content changed under the same version', async () => {
    const benchmarkSet = { ...data.benchmarkSet, dataPoints: [{ benchmark: 0.2 }] };
    const refused = loadReferenceData(database.dataSource, { ...data, benchmarkSet }, now);
    await expect(refused).rejects.toBeInstanceOf(StartupError);
    await expect(refused).rejects.toThrow(/benchmark_set "2026.1"/);
  });
});
