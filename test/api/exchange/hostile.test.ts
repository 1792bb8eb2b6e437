import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { ExchangeWorkers } from '../../../apps/api/src/exchange/uploads/workers.js';
import { type Hub, startHub } from '../workspace/support.js';
import { rowCounts } from '../support/service.js';
import { download, send } from './support.js';

let hub: Hub;
let before: Record<string, number>;
beforeAll(async () => {
  hub = await startHub();
  before = await rowCounts(hub.service.dataSource);
}, 60_000);
afterAll(() => hub.service.stop());
afterEach(async () => {
  expect(await rowCounts(hub.service.dataSource)).toEqual(before);
  // Nothing of an upload stays on the disk.
  expect(await readdir(join(hub.service.dataFolder, 'files', 'incoming'))).toEqual([]);
});

const codesOf = async (bytes: Uint8Array | string, name = 'file.xlsx'): Promise<unknown> => {
  const answer = await send(hub, bytes, { name }).expect(422);
  return (answer.body as { errors?: { code: string }[] }).errors?.map(({ code }) => code);
};

/** A workbook of one sheet, made of repeated pieces. */
const workbook = (piece: string, times: number, more = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><sheetData>${piece.repeat(times)}</sheetData></worksheet>`,
    ),
    ...more,
  });

describe('a hostile file', () => {
  it('is refused with a sentence, whatever its name says', async () => {
    expect(await codesOf(workbook('<row><c><v>1</v></c></row>', 1_000_000))).toEqual(['tooManyRows']);
    expect(await codesOf(workbook(' '.repeat(1000), 60_000))).toEqual(['zipTooLarge']);
    expect(await codesOf(workbook('', 0, { 'xl/vbaProject.bin': strToU8('x') }))).toEqual(['macros']);
    expect(await codesOf('%PDF-1.7')).toEqual(['unknownFormat']);
    expect(await codesOf(workbook('<row/>', 10).slice(0, 300))).toEqual(['zipDamaged']);
    expect(await codesOf(Buffer.from('row,value\nentry:o3,Enquête', 'latin1'), 'a.csv')).toEqual(['notUtf8']);
    const answer = await send(hub, '%PDF-1.7', { lang: 'fr' }).expect(422);
    expect((answer.body as { errors: { message: string }[] }).errors[0]?.message).toContain('un PDF');
  }, 60_000);

  it('is not taken in beyond 20 MB', async () => {
    await send(hub, Buffer.alloc(20 * 1024 * 1024 + 1)).expect(413);
  }, 60_000);

  it('is stopped when reading takes too long or needs too much memory', async () => {
    const workers = hub.service.app.get(ExchangeWorkers);
    const { limits } = workers;
    const file = await download(hub, 'template.xlsx');
    try {
      workers.limits = { ...limits, seconds: 0.001 };
      expect(await codesOf(file)).toEqual(['timeout']);
      workers.limits = { ...limits, megabytes: 4 };
      expect(await codesOf(file)).toEqual(['memory']);
    } finally {
      workers.limits = limits;
    }
    const answer = await send(hub, file).expect(201);
    await hub.service.dataSource.query('DELETE FROM upload');
    expect(answer.body).toMatchObject({ state: 'ready' });
  }, 60_000);

  it('needs a field called file', async () => {
    const call = hub.cityManager.call('post', `/assessments/${hub.assessmentId}/uploads`);
    await call.field('other', 'x').expect(422);
  });
});
