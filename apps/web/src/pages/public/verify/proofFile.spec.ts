import { describe, expect, it } from '@jest/globals';
import { MAX_PROOF_BYTES, readProofFile } from './proofFile.js';

const file = (content: string, name = 'value.tlog-proof') => new File([content], name);

describe('a file that is dropped', () => {
  it('is read with its name', async () => {
    expect(await readProofFile([file('abc')])).toEqual({
      ok: true,
      name: 'value.tlog-proof',
      bytes: new TextEncoder().encode('abc'),
    });
  });

  it('is nothing when the reader thought better of it', async () => {
    expect(await readProofFile([])).toBeNull();
  });

  it.each<[string, File[], string]>([
    ['that is empty', [file('')], 'empty'],
    ['that is larger than any proof', [file('x'.repeat(MAX_PROOF_BYTES + 1))], 'tooLarge'],
    ['beside another', [file('a'), file('b')], 'several'],
  ])('%s is refused with the reason', async (_, files, problem) => {
    expect(await readProofFile(files)).toEqual({ ok: false, problem });
  });

  it('that cannot be read says so', async () => {
    const gone = Object.assign(file('abc'), { arrayBuffer: () => Promise.reject(new Error('gone')) });
    expect(await readProofFile([gone])).toEqual({ ok: false, problem: 'unreadable' });
  });
});
