import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { formatProof, parseProof, type Proof } from './proof.js';

const hashOf = (text: string) => new Uint8Array(createHash('sha256').update(text).digest());
const [H1, H2] = [hashOf('hash1'), hashOf('hash2')];
const BASE64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

// The cases of transparency-dev/formats, proof/tlog_proof_test.go.
const KNOWN: readonly [what: string, proof: Proof, text: string][] = [
  [
    'without extra data',
    { extra: null, index: 5, hashes: [H1, H2], checkpoint: 'test checkpoint\n' },
    `c2sp.org/tlog-proof@v1\nindex 5\n${BASE64(H1)}\n${BASE64(H2)}\n\ntest checkpoint\n`,
  ],
  [
    'with extra data',
    { extra: toUtf8('extra information'), index: 10, hashes: [H1], checkpoint: 'checkpoint data\n' },
    `c2sp.org/tlog-proof@v1\nextra ZXh0cmEgaW5mb3JtYXRpb24=\nindex 10\n${BASE64(H1)}\n\ncheckpoint data\n`,
  ],
  [
    'without hashes',
    { extra: null, index: 0, hashes: [], checkpoint: 'checkpoint\n' },
    'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
  ],
];

describe('a proof', () => {
  it.each(KNOWN)('%s is written and read as others do', (_, proof, text) => {
    expect(formatProof(proof)).toBe(text);
    const { extra, ...parts } = parseProof(text);
    expect(parts).toEqual({ index: proof.index, hashes: proof.hashes, checkpoint: proof.checkpoint });
    expect(extra === null ? null : [...extra]).toEqual(proof.extra === null ? null : [...proof.extra]);
  });

  it('is understood again', () => {
    const arbitrary = fc.record({
      extra: fc.option(fc.uint8Array(), { nil: null }),
      index: fc.maxSafeNat(),
      hashes: fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 64 }),
      checkpoint: fc.string({ unit: 'binary' }),
    });
    fc.assert(
      fc.property(arbitrary, (proof) => {
        expect(parseProof(formatProof(proof))).toEqual(proof);
      }),
      { numRuns: 25 },
    );
  });

  const text = formatProof({ extra: toUtf8('leaf'), index: 7, hashes: [H1, H2], checkpoint: 'log\n' });

  it.each([
    ['with another header', text.replace('@v1', '@v2')],
    ['with extra data that is not base64', text.replace('bGVhZg==', '!!notbase64!!')],
    ['with extra data in two lines', text.replace('index', 'extra bGVhZg==\nindex')],
    ['with extra data behind the index', text.replace(/(extra .*\n)(index .*\n)/, '$2$1')],
    ['without an index', text.replace('index 7\n', '')],
    ['with an index that is no number', text.replace('index 7', 'index seven')],
    ['with an index below zero', text.replace('index 7', 'index -7')],
    ['with an index that begins with zero', text.replace('index 7', 'index 07')],
    ['with an index nobody can count exactly', text.replace('index 7', 'index 9007199254740992')],
    ['with a hash that is not base64', text.replace(BASE64(H1), '!!notbase64!!')],
    ['with a hash of 64 bytes', text.replace(BASE64(H1), BASE64(new Uint8Array(64)))],
    ['with 65 hashes', text.replace(BASE64(H1), Array.from({ length: 64 }, () => BASE64(H1)).join('\n'))],
    ['without a checkpoint', text.slice(0, text.indexOf('\n\n'))],
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['that is empty', ''],
  ])('%s is refused', (_, changed) => {
    expect(() => parseProof(changed)).toThrow(FormatError);
  });
});
