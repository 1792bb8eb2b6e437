import { describe, expect, it } from '@jest/globals';
import { generateKey, SignatureType } from '#ledger';
import { readKeys, trusted } from './keys.js';

const seed = (byte: number) => new Uint8Array(32).fill(byte);
const log = generateKey('civiscore.example/ledger', seed(1));
const witness = generateKey('university.example', seed(2), SignatureType.cosignature);

describe('keys typed by a reader', () => {
  it('are told apart: those of logs, those of witnesses, and what is no public key', () => {
    const typed = ` ${log.verifierKey}\r\n\n${witness.verifierKey}\nabc\n${log.privateKey}`;
    expect(readKeys(typed)).toEqual({
      origins: [log.verifierKey],
      witnesses: [witness.verifierKey],
      wrong: ['abc', log.privateKey],
    });
  });

  it('may be none yet', () => {
    expect(readKeys(' \n')).toEqual({ origins: [], witnesses: [], wrong: [] });
  });
});

describe('the keys of the site', () => {
  it('all count, retired ones too: old proofs were signed with them', () => {
    const key = {
      vkey: log.verifierKey,
      createdAt: '2026-01-01T00:00:00Z',
      retiredAt: '2026-06-01T00:00:00Z',
    };
    expect(
      trusted({
        origin: 'civiscore.example/ledger',
        keys: [key],
        witnesses: [{ name: 'university.example', vkey: witness.verifierKey }],
      }),
    ).toEqual({ origins: [log.verifierKey], witnesses: [witness.verifierKey] });
  });
});
