import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toUtf8 } from '../bytes.js';
import { FormatError, SignatureError } from '../errors.js';
import { noteVerifier } from './cosignature.js';
import { generateKey } from './keys.js';
import { addSignatures, formatNote, noteSigner, openNote, parseNote, signNote } from './note.js';

// The notes and keys of golang.org/x/mod, sumdb/note.
const PETER = noteVerifier('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const ENOCH = noteVerifier('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop');
const PETER_SIGNER = noteSigner(
  'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
);
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const NOTE = `${TEXT}\n${PETER_LINE}${ENOCH_LINE}`;

const names = (signatures: readonly { readonly name: string }[]) => signatures.map(({ name }) => name);

function problemOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof SignatureError
      ? error.problem
      : error instanceof FormatError
        ? 'malformed'
        : error;
  }
}

describe('a signed note', () => {
  it('is written as Go writes it', () => {
    expect(signNote(TEXT, [PETER_SIGNER])).toBe(`${TEXT}\n${PETER_LINE}`);
  });

  it('of two signers is believed when one is known, and the other signature is kept', () => {
    const opened = openNote(NOTE, [PETER]);
    expect(opened.text).toBe(TEXT);
    expect([names(opened.verified), names(opened.unverified)]).toEqual([['PeterNeumann'], ['EnochRoot']]);
    expect(names(openNote(toUtf8(NOTE), [ENOCH, PETER]).verified)).toEqual(['PeterNeumann', 'EnochRoot']);
  });

  it('is not believed without a known signer', () => {
    expect(problemOf(() => openNote(NOTE, []))).toBe('missing');
    const elsewhere = NOTE.replaceAll('PeterNeumann', 'CarmenSandiego');
    expect(problemOf(() => openNote(elsewhere, [PETER]))).toBe('missing');
    expect(problemOf(() => openNote(NOTE.replace('x08g', 'xxxx'), [PETER]))).toBe('missing');
  });

  it('is not believed when a known signature is wrong, be it one of two', () => {
    expect(problemOf(() => openNote(NOTE.replace('answer', 'Answer'), [PETER]))).toBe('wrong');
    expect(problemOf(() => openNote(NOTE.replace('5n2t', '5n2u'), [PETER, ENOCH]))).toBe('wrong');
    const cut = `${TEXT}\n${PETER_LINE.replace('ZInN', '')}`;
    expect(problemOf(() => openNote(cut, [PETER]))).toBe('wrong');
  });

  it('with the example of C2SP signed-note is believed', () => {
    const example = noteVerifier('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(openNote(note, [example]).text).toBe('This is an example message.\n');
  });

  it('may have empty lines: its text ends at the last of them', () => {
    const note =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    const { text, signatures } = parseNote(note);
    expect(text).toMatch(/^Ognuno[^]+:\n\ned è subito sera\.\n$/);
    expect(signatures[0]).toMatchObject({ name: 'quasimodo.example/salvatore', keyId: 0x367ba04b });
    expect(formatNote({ text, signatures })).toBe(note);
  });

  it.each([
    ['without signatures', TEXT],
    ['without signature lines', `${TEXT}\n`],
    ['that breaks off', NOTE.slice(0, -1)],
    ['with a control character', `\u0001${NOTE}`],
    ['with a tab', `\t${NOTE}`],
    ['with Windows line ends', NOTE.replaceAll('\n', '\r\n')],
    ['with a lone surrogate', `\ud800${NOTE}`],
    ['with a name of two words', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter Neumann')}`],
    ['with a plus in a name', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter+Neumann')}`],
    [
      'with a no-break space in a name',
      `${TEXT}\n${PETER_LINE.replace('PeterNeumann', 'Peter\u00a0Neumann')}`,
    ],
    ['without a name', `${TEXT}\n${PETER_LINE.replace('PeterNeumann', '')}`],
    ['with a hyphen for a dash', `${TEXT}\n${PETER_LINE.replace('—', '-')}`],
    ['with another line behind', `${NOTE}Unexpected line.\n`],
    ['with base64 of another kind', `${TEXT}\n${PETER_LINE.replace('/', '_')}`],
    ['with base64 without padding', `${TEXT}\n${PETER_LINE.replace('=', '')}`],
    ['with stray bits in the base64', `${TEXT}\n${PETER_LINE.replace('JnAM=', 'JnAN=')}`],
    ['with a key id and no signature', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['with 101 signatures', `${TEXT}\n${PETER_LINE.repeat(101)}`],
    ['that is too long', `${'a'.repeat(1_000_000)}\n${NOTE}`],
  ])('%s is none', (_, note) => {
    expect(problemOf(() => openNote(note, [PETER]))).toBe('malformed');
  });

  it('that is not UTF-8 is none', () => {
    expect(problemOf(() => openNote(Uint8Array.of(0xff, ...toUtf8(NOTE)), [PETER]))).toBe('malformed');
  });

  it('is not made of a text that cannot stand in one', () => {
    for (const text of ['', 'abc', 'a\tb\n', 'a\r\n', '\ud800\n']) {
      expect(problemOf(() => signNote(text, [PETER_SIGNER]))).toBe('malformed');
    }
    expect(() => signNote(TEXT, [])).toThrow(RangeError);
  });

  it('can be opened whatever its text is, and shows any change', () => {
    const key = generateKey('log.example/2026', new Uint8Array(32).fill(5));
    const [signer, verifier] = [noteSigner(key.privateKey), noteVerifier(key.verifierKey)];
    const line = fc.string({ unit: 'binary' }).filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.nat(), (lines, at) => {
        const text = `${lines.join('\n')}\n`;
        const note = signNote(text, [signer]);
        expect(openNote(note, [verifier]).text).toBe(text);
        const place = at % (text.length - 1 || 1);
        const other = `${note.slice(0, place)}${note[place] === 'x' ? 'y' : 'x'}${note.slice(place + 1)}`;
        expect(['wrong', 'malformed']).toContain(problemOf(() => openNote(other, [verifier])));
      }),
      { numRuns: 15 },
    );
  });
});

describe('adding signatures to a note', () => {
  const [peter, enoch] = parseNote(NOTE).signatures;

  it('puts them behind the others', () => {
    if (!enoch) throw new Error('The note has two signatures');
    expect(addSignatures(`${TEXT}\n${PETER_LINE}`, [enoch])).toBe(NOTE);
  });

  it('replaces the one of the same key', () => {
    if (!peter) throw new Error('The note has two signatures');
    const newer = { ...peter, signature: Uint8Array.of(1) };
    expect(parseNote(addSignatures(NOTE, [newer])).signatures).toEqual([enoch, newer]);
  });
});
