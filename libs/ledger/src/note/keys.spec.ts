import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatError } from '../errors.js';
import { noteVerifier } from './cosignature.js';
import { generateKey, parsePrivateKey, parseVerifierKey, SignatureType, verifierKeyOf } from './keys.js';
import { noteSigner } from './note.js';

// Key pair of golang.org/x/mod, sumdb/note.
const VERIFIER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PRIVATE_KEY = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';

/** Everything that one wrong character or a cut makes of a key. */
function manglings(key: string): string[] {
  const cuts = Array.from({ length: key.length }, (_, at) => [key.slice(0, at), key.slice(at + 1)]);
  const others = Array.from({ length: key.length }, (_, at) => {
    return key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) + 1) + key.slice(at + 1);
  });
  return [...cuts.flat(), ...others].filter((other) => other !== key);
}

describe('a verifier key', () => {
  it.each([
    [VERIFIER_KEY, SignatureType.note],
    // C2SP signed-note, and tests of transparency-dev/formats.
    ['example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', SignatureType.note],
    ['TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6', SignatureType.note],
    ['remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2', SignatureType.cosignature],
  ])('%s is understood', (key, type) => {
    expect(parseVerifierKey(key).type).toBe(type);
  });

  it('belongs to its private key', () => {
    expect(verifierKeyOf(PRIVATE_KEY)).toBe(VERIFIER_KEY);
  });

  it.each([
    [
      'of another length, with its right key id',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    ],
    [
      'of an unknown type, with its right key id',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ],
    ['with a key id in capitals', VERIFIER_KEY.replace('c74f', 'C74F')],
    ['that is a private key', PRIVATE_KEY],
  ])('%s is refused', (_, key) => {
    expect(() => parseVerifierKey(key)).toThrow(FormatError);
  });

  it('with any mistake is refused', () => {
    for (const key of manglings(VERIFIER_KEY)) expect(() => parseVerifierKey(key)).toThrow(FormatError);
  });
});

describe('a private key', () => {
  it('with any mistake is refused', () => {
    for (const key of manglings(PRIVATE_KEY)) expect(() => parsePrivateKey(key)).toThrow(FormatError);
  });

  it('is not printed in the error about it', () => {
    expect(() => parsePrivateKey(`${PRIVATE_KEY}A`)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('AYEK') }),
    );
  });

  it('made of random bytes signs what its verifier key checks', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => !/[\p{White_Space}\p{Cc}+]/u.test(text));
    const random = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(name, random, fc.string(), (keyName, seed, text) => {
        const { privateKey, verifierKey } = generateKey(keyName, seed);
        const [signer, verifier] = [noteSigner(privateKey), noteVerifier(verifierKey)];
        expect([signer.name, signer.keyId]).toEqual([verifier.name, verifier.keyId]);
        expect(verifierKeyOf(privateKey)).toBe(verifierKey);
        const signature = signer.sign(text);
        expect(verifier.verify(text, signature)).toBe(true);
        expect(verifier.verify(`${text}.`, signature)).toBe(false);
        expect(verifier.verify(text, signature.with(9, (signature[9] as number) ^ 1))).toBe(false);
        expect(verifier.verify(text, signature.slice(1))).toBe(false);
      }),
      { numRuns: 20 },
    );
  });

  it('is not made with a name that cannot stand in a note, or of too little chance', () => {
    for (const name of ['', 'two words', 'a+b', 'a\nb', 'a\u0001b', '\ud800']) {
      expect(() => generateKey(name, new Uint8Array(32))).toThrow(RangeError);
    }
    expect(() => generateKey('log', new Uint8Array(31))).toThrow(RangeError);
  });

  it('for cosignatures does not sign notes', () => {
    const { privateKey } = generateKey('witness', new Uint8Array(32), SignatureType.cosignature);
    expect(() => noteSigner(privateKey)).toThrow(FormatError);
  });
});
