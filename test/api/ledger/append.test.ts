import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseLeaf, sealRecord } from '#ledger';
import {
  AssessmentTransitionRecord,
  EvidenceRecord,
  newId,
  QuestionMessageRecord,
  QuestionRecord,
  recordEntries,
  recordProfile,
} from '#persistence';
import { reported } from '../../support/records.js';
import { example } from '../support/examples.js';
import { DATA_POINT, leavesOf, type LedgerWorld, startLedger, VERIFIER } from './support.js';

const at = new Date('2026-11-21T10:00:00.000Z');
const CITY_MANAGER = `user:${newId()}`;

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedger();
});
afterAll(() => world.service.stop());

async function newest() {
  const row = (await leavesOf(world)).at(-1);
  if (!row) throw new Error('The log is empty');
  return { ...row, parsed: parseLeaf(row.leaf) };
}

describe('a leaf before publication', () => {
  it('says who, when, what about and by which rules, and seals the rest', async () => {
    await world.judge(1);
    const { leaf, parsed, salt } = await newest();
    expect(parsed).toMatchObject({
      event: 'judged',
      country: 'NO',
      city: world.cityId,
      device: 'civiscore/0.1.0',
      time: '2026-11-21T09:30:00.123Z',
      kpi: 'EC: ICT: WS: 1C',
      dataPoint: DATA_POINT,
      period: '2026',
      unit: '%',
      value: null,
      quality: null,
      evidence: [],
      salt: null,
      versions: { catalogue: '2017', benchmarks: '2026.1' },
    });
    expect(leaf).not.toContain('27.27');
    expect(leaf).not.toContain(VERIFIER.slice('user:'.length));
    const record = {
      kind: 'verdict/1',
      dataPoint: DATA_POINT,
      number: 1,
      outcome: 'verified',
      entryRevision: 1,
      value: '27.27',
      footnote: null,
      reasonCode: null,
      reason: null,
      checks: [0, 2],
      grade: 'qualified',
      at: '2026-11-21T09:30:00.123000Z',
      by: VERIFIER,
      evidence: [],
    };
    expect(parsed.sealed).toBe(sealRecord(salt ?? '', record));
  });

  it('names the same person by the same pseudonym, and another by another', async () => {
    await world.judge(2);
    const first = (await newest()).parsed.actor;
    await world.judge(3);
    expect((await newest()).parsed.actor).toBe(first);
    await world.judge(4, { by: CITY_MANAGER });
    expect((await newest()).parsed.actor).not.toBe(first);
  });

  it('of the same content has another seal each time', async () => {
    const seals = (await leavesOf(world)).map(({ leaf }) => parseLeaf(leaf).sealed);
    expect(new Set(seals).size).toBe(seals.length);
  });

  it('is not there when what it tells of is rolled back', async () => {
    const before = (await leavesOf(world)).length;
    await expect(world.judge(9, {}, new Error('changed my mind'))).rejects.toThrow('changed my mind');
    expect((await leavesOf(world)).length).toBe(before);
  });

  it('cannot be written about nothing, nor outside a transaction', async () => {
    const nothing = {
      event: 'judged',
      dataPoint: DATA_POINT,
      number: 77,
      actor: VERIFIER,
      at,
    } as const;
    await expect(world.append(nothing)).rejects.toThrow('no row');
  });
});

describe('a submission', () => {
  it('logs the step, the entries it names, and the figures of the profile, with the files of the entries', async () => {
    const { cityId, assessmentId, service } = world;
    const own = { cityId, assessmentId };
    const evidence = { id: newId(), contentHash: 'a'.repeat(64) };
    await service.dataSource.transaction(async (manager) => {
      const changes = [reported(DATA_POINT, '27.270', { inputYears: { x: 2025 } })];
      await recordEntries(manager, { ...own, changes, at, by: CITY_MANAGER });
      await recordProfile(manager, {
        ...own,
        figures: [
          {
            key: 'population',
            value: '26000',
            stated: '26 000',
            unit: null,
            year: 2026,
            source: null,
            page: null,
            note: null,
          },
        ],
        at,
        by: CITY_MANAGER,
      });
      await manager.insert(EvidenceRecord, {
        ...own,
        ...evidence,
        dataPoint: DATA_POINT,
        name: 'meters.pdf',
        size: 3,
        mediaType: 'application/pdf',
        uploadedAt: at,
        uploadedBy: CITY_MANAGER,
      });
      await manager.insert(AssessmentTransitionRecord, {
        ...own,
        number: 1,
        event: 'submit',
        fromState: 'draft',
        toState: 'submitted',
        statement: 'These are our figures.',
        reason: null,
        at,
        by: CITY_MANAGER,
      });
    });
    const before = (await leavesOf(world)).length;
    await world.append(
      { event: 'submitted', number: 1, actor: CITY_MANAGER, at },
      { event: 'submitted', dataPoint: DATA_POINT, number: 1, actor: CITY_MANAGER, at },
    );
    const leaves = (await leavesOf(world)).slice(before).map((row) => ({ row, leaf: parseLeaf(row.leaf) }));
    expect(leaves.map(({ leaf }) => [leaf.event, leaf.dataPoint, leaf.extension])).toEqual([
      ['submitted', null, {}],
      ['submitted', DATA_POINT, {}],
      ['submitted', null, { profile: 'population' }],
    ]);
    const entry = leaves[1];
    const record = {
      kind: 'entry/1',
      dataPoint: DATA_POINT,
      revision: 1,
      status: 'reported',
      value: '27.270',
      inputs: null,
      inputUnits: null,
      inputYears: { x: 2025 },
      unit: null,
      year: null,
      quality: null,
      origin: null,
      sources: null,
      reason: null,
      note: null,
      explanation: null,
      copiedFrom: null,
      published: null,
      publishedUnit: null,
      page: null,
      overridden: false,
      updatedAt: '2026-11-21T10:00:00.000000Z',
      updatedBy: CITY_MANAGER,
      evidence: [evidence.contentHash],
    };
    expect(entry?.leaf.sealed).toBe(sealRecord(entry?.row.salt ?? '', record));
  });

  it('logs the profile once: another submission with the same figures adds none', async () => {
    const before = (await leavesOf(world)).length;
    await world.append({ event: 'submitted', number: 1, actor: CITY_MANAGER, at });
    expect((await leavesOf(world)).length).toBe(before + 1);
  });
});

describe('a question', () => {
  it('is logged as asked, answered and resolved, about its data point', async () => {
    const { cityId, assessmentId, service } = world;
    const id = newId();
    const message = { cityId, questionId: id, evidence: [], at };
    await service.dataSource.transaction(async (manager) => {
      await manager.insert(QuestionRecord, {
        cityId,
        id,
        assessmentId,
        number: 1,
        dataPoint: DATA_POINT,
        issue: 'Source',
        state: 'resolved',
        revisionBefore: 1,
        valueBefore: '27.27',
        resolution: 'The register was found.',
        askedAt: at,
        askedBy: VERIFIER,
        closedAt: new Date('2026-11-21T12:00:00Z'),
        closedBy: VERIFIER,
      });
      await manager.insert(QuestionMessageRecord, [
        { ...message, number: 1, side: 'verifier', text: 'Which register?', by: VERIFIER },
        { ...message, number: 2, side: 'city', text: 'The water board’s.', by: CITY_MANAGER },
      ]);
    });
    const before = (await leavesOf(world)).length;
    await world.append(
      { event: 'questioned', id, number: 1, actor: VERIFIER, at },
      { event: 'answered', id, number: 2, actor: CITY_MANAGER, at },
      { event: 'resolved', id, actor: VERIFIER, at: new Date('2026-11-21T12:00:00Z') },
    );
    const leaves = (await leavesOf(world)).slice(before).map(({ leaf }) => parseLeaf(leaf));
    expect(leaves.map(({ event, dataPoint, time }) => [event, dataPoint, time])).toEqual([
      ['questioned', DATA_POINT, at.toISOString()],
      ['answered', DATA_POINT, at.toISOString()],
      ['resolved', DATA_POINT, '2026-11-21T12:00:00.000Z'],
    ]);
  });
});

describe('a publication', () => {
  it('is logged openly: the edition, and each value as a decimal with what it was published as', async () => {
    const before = (await leavesOf(world)).length;
    const answer = await world.service.send(example, { publish: true }).expect(201);
    const { editionId } = answer.body as { editionId: string };
    const rows = (await leavesOf(world)).slice(before);
    const leaves = rows.map(({ leaf }) => parseLeaf(leaf));
    expect(rows.every(({ salt }) => salt === null)).toBe(true);
    expect(leaves.map(({ dataPoint, value }) => [dataPoint, value])).toEqual([
      [null, null],
      ['householdInternetAccess', '95'],
      [DATA_POINT, '27.27'],
      ['giniCoefficient', null],
    ]);
    expect(leaves[2]).toMatchObject({
      event: 'published',
      country: 'NO',
      city: 'rana',
      period: '2024',
      sealed: null,
      extension: { edition: editionId, number: 1, status: 'reported' },
    });
  });
});
