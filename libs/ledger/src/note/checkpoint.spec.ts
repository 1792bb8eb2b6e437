import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromBase64, toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { leafHash } from '../tree/hash.js';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.js';
import { cosignatureMessage, cosigner, noteVerifier, verifyCosignature } from './cosignature.js';
import { generateKey, SignatureType, signEd25519 } from './keys.js';
import {
  addSignatures,
  noteSigner,
  openNote,
  parseNote,
  parseSignatureLines,
  signatureLine,
} from './note.js';

// A checkpoint of a certificate log with its cosignatures, published with tests of tlog_scales; both keys are public.
const ARCHE = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`;
const ARCHE_KEY =
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const REMORA_KEY = 'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2';

/** The example of C2SP tlog-witness. */
const REQUEST = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;

const ROOT = leafHash(toUtf8('hello world'));
const TEXT = 'go.sum database tree\n123456789012\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n';

describe('a checkpoint', () => {
  it('is written as Go writes it', () => {
    const checkpoint = { origin: 'go.sum database tree', size: 123_456_789_012, root: ROOT };
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual({ ...checkpoint, extensions: [] });
  });

  it('keeps lines that it does not know', () => {
    const parsed = parseCheckpoint(`${TEXT}Waxing gibbous\n6086d1a9\n`);
    expect(parsed.extensions).toEqual(['Waxing gibbous', '6086d1a9']);
    expect(formatCheckpoint(parsed)).toBe(`${TEXT}Waxing gibbous\n6086d1a9\n`);
  });

  it('is understood again', () => {
    const line = fc.string({ minLength: 1 }).filter((text) => !text.includes('\n'));
    const root = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(line, fc.maxSafeNat(), root, fc.array(line), (origin, size, hash, extensions) => {
        const checkpoint = { origin, size, root: hash, extensions };
        expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
      }),
    );
  });

  it.each([
    ['without a size', 'log\nTszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0=\n'],
    ['without a newline at its end', TEXT.slice(0, -1)],
    ['without an origin', TEXT.replace('go.sum database tree', '')],
    ['with a size in another base', TEXT.replace('123456789012', '0xabcdef')],
    ['with a size that begins with zero', TEXT.replace('123456789012', '0123')],
    ['with a size below zero', TEXT.replace('123456789012', '-34')],
    ['with a size nobody can count exactly', TEXT.replace('123456789012', '9007199254740992')],
    ['with a root of 33 bytes', TEXT.replace('wBb0=', 'wBTOOB')],
    ['with a root that is not base64', TEXT.replace('wBb0=', "wBb'=")],
    ['with an empty line', `${TEXT}\nWaxing gibbous\n`],
  ])('%s is none', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(FormatError);
  });

  it('is not written with a line break in a line', () => {
    const checkpoint = { origin: 'log', size: 1, root: ROOT };
    expect(() => formatCheckpoint({ ...checkpoint, extensions: ['a\nb'] })).toThrow(FormatError);
    expect(() => formatCheckpoint({ ...checkpoint, origin: 'log\n1' })).toThrow(FormatError);
    expect(() => formatCheckpoint({ ...checkpoint, size: 0.5 })).toThrow(FormatError);
    expect(() => formatCheckpoint({ ...checkpoint, root: ROOT.slice(1) })).toThrow(FormatError);
  });

  it('of another log is believed, with signatures of unknown types passed over', () => {
    const { checkpoint, verified, unverified } = openCheckpoint(ARCHE, [noteVerifier(ARCHE_KEY)]);
    expect(checkpoint.size).toBe(1_432_088_532);
    expect([verified.length, unverified.length]).toEqual([1, 3]);
  });

  it('signed by a log is opened with its key', () => {
    const key = generateKey('log.example', new Uint8Array(32).fill(1));
    const checkpoint = { origin: 'log.example', size: 3, root: ROOT };
    const note = signCheckpoint(checkpoint, [noteSigner(key.privateKey)]);
    expect(openCheckpoint(note, [noteVerifier(key.verifierKey)]).checkpoint).toMatchObject(checkpoint);
  });
});

describe('a cosignature', () => {
  const remora = noteVerifier(REMORA_KEY);
  const { text, signatures } = parseNote(ARCHE);

  it('of a real witness is right, and says when it looked', () => {
    const cosignatures = signatures.map((signature) => verifyCosignature(signature, text, remora));
    const time = Date.UTC(2026, 4, 23, 21, 50, 24) / 1000;
    expect(cosignatures.filter((found) => found !== null)).toEqual([{ name: 'remora.n621.de', time }]);
  });

  it('does not hold for another text or another time', () => {
    const cosignature = signatures.at(-1);
    if (!cosignature) throw new Error('The note has a cosignature');
    const changed = cosignature.signature.with(7, 0x21);
    expect(verifyCosignature(cosignature, text.replace('1432088532', '42'), remora)).toBeNull();
    expect(verifyCosignature({ ...cosignature, signature: changed }, text, remora)).toBeNull();
    expect(verifyCosignature({ ...cosignature, name: 'other' }, text, remora)).toBeNull();
  });

  it("is not what a log's own signature is", () => {
    const log = noteVerifier(ARCHE_KEY);
    expect(signatures.map((signature) => verifyCosignature(signature, text, log))).toEqual(
      signatures.map(() => null),
    );
  });

  it('signs the message of C2SP tlog-cosignature', () => {
    const body = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
    expect(cosignatureMessage(body, 1_679_315_147)).toBe(`cosignature/v1\ntime 1679315147\n${body}`);
  });

  it('of our own witness is added to a checkpoint and found again', () => {
    const log = generateKey('log.example', new Uint8Array(32).fill(1));
    const witness = generateKey('university.example', new Uint8Array(32).fill(2), SignatureType.cosignature);
    const note = signCheckpoint({ origin: 'log.example', size: 3, root: ROOT }, [noteSigner(log.privateKey)]);
    const answer = signatureLine(cosigner(witness.privateKey).cosign(parseNote(note).text, 1_700_000_000));
    const cosigned = addSignatures(note, parseSignatureLines(answer));
    const verifiers = [noteVerifier(log.verifierKey), noteVerifier(witness.verifierKey)];
    expect(openNote(cosigned, verifiers).verified.map(({ name }) => name)).toEqual([
      'log.example',
      'university.example',
    ]);
    expect(() => openNote(cosigned.replace('\n3\n', '\n4\n'), verifiers)).toThrow();
  });

  it('is given to nothing but a checkpoint, and at a time that exists', () => {
    const { privateKey } = generateKey('w', new Uint8Array(32), SignatureType.cosignature);
    expect(() => cosigner(privateKey).cosign('cosignature/v1\n', 1)).toThrow(FormatError);
    expect(() => cosigner(privateKey).cosign(TEXT, -1)).toThrow(RangeError);
    expect(() => cosigner(privateKey).cosign(TEXT, 0.5)).toThrow(RangeError);
    expect(() => cosigner(generateKey('w', new Uint8Array(32)).privateKey)).toThrow(FormatError);
  });

  it('with a time beyond counting is wrong, though rightly signed', () => {
    const seed = new Uint8Array(32).fill(2);
    const witness = noteVerifier(generateKey('w', seed, SignatureType.cosignature).verifierKey);
    const signed = (time: number) => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
      return new Uint8Array([...bytes, ...signEd25519(seed, toUtf8(cosignatureMessage(text, time)))]);
    };
    expect(witness.verify(text, signed(2 ** 53 - 1))).toBe(true);
    expect(witness.verify(text, signed(2 ** 63))).toBe(false);
    expect(witness.verify(text, signed(1).slice(0, 8))).toBe(false);
  });
});

describe('a request to a witness', () => {
  it('is read and written as in the example of C2SP tlog-witness', () => {
    const { oldSize, proof, checkpoint } = parseAddCheckpoint(REQUEST);
    expect(oldSize).toBe(20_852_014);
    expect(proof[3]).toEqual(fromBase64('/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0='));
    expect(parseCheckpoint(parseNote(checkpoint).text).size).toBe(20_852_163);
    expect(formatAddCheckpoint({ oldSize, proof, checkpoint })).toBe(REQUEST);
  });

  it('for the first checkpoint has no proof', () => {
    const first = formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: 'log\n' });
    expect(first).toBe('old 0\n\nlog\n');
    expect(parseAddCheckpoint(first)).toEqual({ oldSize: 0, proof: [], checkpoint: 'log\n' });
  });

  it.each([
    ['without an old size', REQUEST.replace('old 20852014\n', '')],
    ['with a strange old size', REQUEST.replace('old 20852014', 'old 020852014')],
    ['with a strange hash', REQUEST.replace('/6WVhPs2', '')],
    ['without a blank line', 'old 0\nlog\n'],
    ['with 64 hashes', REQUEST.replace(/(Pl.*\n)/, '$1'.repeat(61))],
  ])('%s is refused', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(FormatError);
  });
});
