import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toUtf8 } from '../bytes.js';
import { formatLeaf, leafHashOf } from '../leaf/format.js';
import { PUBLISHED } from '../leaf/leaf.spec-support.js';
import { signCheckpoint } from '../note/checkpoint.js';
import { cosigner } from '../note/cosignature.js';
import { generateKey, SignatureType } from '../note/keys.js';
import { addSignatures, noteSigner, parseNote, signNote } from '../note/note.js';
import { appendLeaves } from '../tree/append.js';
import { inclusionProof } from '../tree/proofs.js';
import { MemoryTiles, someLeaves } from '../tree/tree.spec-support.js';
import { formatProof, parseProof, type Proof } from './proof.js';
import { verifyProofFile, type TrustedKeys } from './verify-proof-file.js';

const ORIGIN = 'civiscore.example/ledger';
const seed = (byte: number) => new Uint8Array(32).fill(byte);
const log = generateKey(ORIGIN, seed(1));
const nextKey = generateKey(ORIGIN, seed(2));
const university = generateKey('university.example', seed(3), SignatureType.cosignature);
const peerCity = generateKey('city.example', seed(4), SignatureType.cosignature);
const TIME = 1_772_000_000;
const INDEX = 300;

/** A proof that the leaf is number 300 of 400, signed by the log's keys and cosigned by the university. */
async function prove(change: Partial<Proof> = {}, origin = ORIGIN): Promise<string> {
  const entry = formatLeaf(PUBLISHED);
  const tiles = new MemoryTiles();
  const appended = await appendLeaves(tiles, 0, someLeaves(400).with(INDEX, leafHashOf(entry)));
  tiles.save(appended.tiles);
  const signers = [log, nextKey].map(({ privateKey }) => noteSigner(privateKey));
  const signed = signCheckpoint({ origin, size: appended.size, root: appended.root }, signers);
  const cosignature = cosigner(university.privateKey).cosign(parseNote(signed).text, TIME);
  return formatProof({
    extra: toUtf8(entry),
    index: INDEX,
    hashes: await inclusionProof(tiles, INDEX, appended.size),
    checkpoint: addSignatures(signed, [cosignature]),
    ...change,
  });
}

const keys: TrustedKeys = { origins: [log.verifierKey] };
const witnesses = [university.verifierKey, peerCity.verifierKey];
const file = prove();

async function problemWith(change: Partial<Proof>, trusted = keys) {
  const verdict = verifyProofFile(await prove(change), trusted);
  return verdict.ok ? null : verdict.problem;
}

describe('a proof file', () => {
  it('proves its leaf to whoever knows the key of the log', async () => {
    expect(verifyProofFile(await file, keys)).toEqual({
      ok: true,
      leaf: PUBLISHED,
      index: INDEX,
      size: 400,
      checkpointSignedBy: [log.verifierKey],
      cosignedBy: [],
    });
  });

  it('is read from bytes as well', async () => {
    expect(verifyProofFile(toUtf8(await file), keys).ok).toBe(true);
    expect(verifyProofFile(Uint8Array.of(0xff), keys)).toEqual({ ok: false, problem: 'notAProof' });
  });

  it('says which of the known keys signed, old and new', async () => {
    const origins = [nextKey.verifierKey, generateKey(ORIGIN, seed(9)).verifierKey, log.verifierKey];
    expect(verifyProofFile(await file, { origins })).toMatchObject({
      checkpointSignedBy: [nextKey.verifierKey, log.verifierKey],
    });
  });

  it('says which known witnesses cosigned, and when', async () => {
    expect(verifyProofFile(await file, { ...keys, witnesses, quorum: 1 })).toMatchObject({
      ok: true,
      cosignedBy: [{ name: 'university.example', time: TIME }],
    });
  });

  it('proves nothing when more witnesses are asked for than cosigned', async () => {
    const verdict = verifyProofFile(await file, { ...keys, witnesses, quorum: 2 });
    expect(verdict).toEqual({ ok: false, problem: 'tooFewWitnesses' });
  });

  it('proves nothing to whoever knows other keys only', async () => {
    const problem = { ok: false, problem: 'unknownLog' };
    expect(verifyProofFile(await file, { origins: [] })).toEqual(problem);
    expect(verifyProofFile(await file, { origins: [generateKey(ORIGIN, seed(9)).verifierKey] })).toEqual(
      problem,
    );
    expect(verifyProofFile(await file, { origins: [], witnesses })).toEqual(problem);
  });

  it('of a log that has another name than its key proves nothing', async () => {
    const elsewhere = await prove({}, 'other.example/ledger');
    expect(verifyProofFile(elsewhere, keys)).toEqual({ ok: false, problem: 'unknownLog' });
  });

  it('proves nothing with another leaf, another place, or other hashes', async () => {
    const other = toUtf8(formatLeaf({ ...PUBLISHED, value: '87.51' }));
    expect(await problemWith({ extra: other })).toBe('notIncluded');
    expect(await problemWith({ index: INDEX + 1 })).toBe('notIncluded');
    expect(await problemWith({ hashes: [] })).toBe('notIncluded');
  });

  it('proves nothing without its leaf', async () => {
    expect(await problemWith({ extra: null })).toBe('noLeaf');
    expect(await problemWith({ extra: toUtf8('{}') })).toBe('noLeaf');
  });

  it('proves nothing with another checkpoint', async () => {
    const { checkpoint } = parseProof(await file);
    expect(await problemWith({ checkpoint: checkpoint.replace('\n400\n', '\n401\n') })).toBe(
      'wrongSignature',
    );
    expect(await problemWith({ checkpoint: 'checkpoint\n' })).toBe('badCheckpoint');
    const noCheckpoint = parseNote(checkpoint).text.replace('\n400\n', '\nmany\n');
    const signed = signNote(noCheckpoint, [noteSigner(log.privateKey)]);
    expect(await problemWith({ checkpoint: signed })).toBe('badCheckpoint');
  });

  it.each<[string, TrustedKeys]>([
    ['a key that is none', { origins: ['key'] }],
    ['the key of a witness for that of a log', { origins: [university.verifierKey] }],
    ['the key of a log for that of a witness', { ...keys, witnesses: [log.verifierKey] }],
    ['a private key', { origins: [log.privateKey] }],
    [
      'one witness under two names',
      {
        ...keys,
        witnesses: [
          university.verifierKey,
          generateKey('alias.example', seed(3), SignatureType.cosignature).verifierKey,
        ],
      },
    ],
    ['more witnesses asked for than are known', { ...keys, witnesses, quorum: 3 }],
    ['a count of witnesses that is none', { ...keys, witnesses, quorum: NaN }],
  ])('is not checked with %s', async (_, trusted) => {
    expect(verifyProofFile(await file, trusted)).toEqual({ ok: false, problem: 'badKeys' });
  });

  it('proves nothing with any character changed, and never fails otherwise', async () => {
    const text = await file;
    // Signatures of keys that the reader does not know may be anything: only what comes before them counts.
    const end = text.indexOf('— ');
    fc.assert(
      fc.property(fc.nat(end - 1), fc.string({ unit: 'binary', maxLength: 2 }), (at, other) => {
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        fc.pre(changed !== text);
        expect(verifyProofFile(changed, keys)).toMatchObject({ ok: false });
      }),
      { numRuns: 100 },
    );
  });

  it('may be any text without doing harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(verifyProofFile(text, keys).ok).toBe(false);
        expect(verifyProofFile(`c2sp.org/tlog-proof@v1\n${text}\n\n${text}`, keys).ok).toBe(false);
      }),
    );
  });
});
