import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parseLeaf, sealRecord } from '#ledger';
import { leafText, type LeafContext, PROGRAM, recordOf } from './leaf.js';
import type { Facts } from './records/index.js';

const salt = Buffer.alloc(16, 7).toString('base64');
const versions = { catalogue: '2017', benchmarks: '2026.1', engine: '1.0.0' };

const context: LeafContext = {
  event: 'corrected',
  frame: { country: 'NO', city: 'rana', period: '2026', catalogue: '2017', benchmarks: '2026.1' },
  device: PROGRAM,
  versions,
  time: '2026-11-21T10:00:00.000Z',
  actor: 'pseudonym',
  salt,
  evidence: ['a'.repeat(64)],
};

const facts: Facts = {
  dataPoint: 'smartWaterMeters',
  profileKey: null,
  by: null,
  at: null,
  record: { kind: 'entry/1', value: '27.27', note: 'Ask kari@example.org.' },
  evidence: 'ofDataPoint',
  shown: null,
};

describe('the program', () => {
  it('writes its name and version into leaves as package.json has them', () => {
    const file = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8');
    const { name, version } = JSON.parse(file) as Record<'name' | 'version', string>;
    expect(PROGRAM).toBe(`${name}/${version}`);
  });
});

describe('a leaf', () => {
  it('before publication shows neither figures nor texts nor files, and seals all of them', () => {
    const text = leafText(facts, context);
    for (const secret of ['27.27', 'kari', 'aaaa', salt]) expect(text).not.toContain(secret);
    expect(parseLeaf(text).sealed).toBe(sealRecord(salt, recordOf(facts, context.evidence)));
  });

  it('about the profile says which figure, but no data point', () => {
    const text = leafText({ ...facts, dataPoint: null, profileKey: 'population' }, context);
    expect(parseLeaf(text)).toMatchObject({
      dataPoint: null,
      kpi: null,
      extension: { profile: 'population' },
    });
  });

  it('of what is published shows it', () => {
    const shown = { value: '27.27', quality: 'measured', versions, extension: { number: 1 } };
    const text = leafText({ ...facts, record: {}, shown }, { ...context, event: 'published' });
    expect(parseLeaf(text)).toMatchObject({ value: '27.27', salt, sealed: null, evidence: context.evidence });
  });
});
