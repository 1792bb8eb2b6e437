import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHex, toUtf8 } from '../bytes.js';
import { FormatError } from '../errors.js';
import { formatLeaf, leafHashOf, parseLeaf } from './format.js';
import { PUBLISHED, SEALED } from './leaf.spec-support.js';
import { sealRecord } from './seal.js';
import { LEDGER_EVENTS, type Leaf } from './types.js';

const plainText = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !text.includes('@'));
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const anyLeaf: fc.Arbitrary<Leaf> = fc
  .record({
    event: fc.constantFrom(...LEDGER_EVENTS),
    city: plainText,
    actor: plainText,
    time: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    dataPoint: orNull(plainText),
    value: orNull(fc.integer().map(String)),
    evidence: fc.array(hash, { maxLength: 3 }),
    sealed: hash,
    extension: fc.dictionary(plainText, fc.oneof(plainText, fc.integer(), fc.boolean(), fc.constant(null))),
  })
  .map(({ event, time, value, evidence, sealed, ...fields }) => {
    const common = { ...PUBLISHED, ...fields, event, time: time.toISOString() };
    return event === 'published'
      ? { ...common, value, evidence }
      : { ...common, value: null, quality: null, evidence: [], salt: null, sealed };
  });

describe('a leaf', () => {
  it('is canonical JSON: fields in order, nothing between them', () => {
    expect(formatLeaf(SEALED)).toBe(
      '{"actor":"p-5f3a","city":"saint-etienne","country":"FR","dataPoint":"householdInternetAccess",' +
        '"device":"civiscore/0.1.0","event":"judged","evidence":[],"extension":{},"format":"civiscore-leaf/1",' +
        '"kpi":"EC: ICT: ICT: 1C","period":"2025","quality":null,"salt":null,' +
        '"sealed":"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",' +
        '"time":"2026-03-01T12:00:00.000Z","unit":"%","value":null,' +
        '"versions":{"benchmarks":"civiscore-1","catalogue":"u4ssc-2017","engine":"1"}}',
    );
  });

  it('is hashed as an entry of RFC 6962', () => {
    const entry = formatLeaf(PUBLISHED);
    expect(toHex(leafHashOf(entry))).toBe(createHash('sha256').update('\0').update(entry).digest('hex'));
  });

  it('is read back as it was written, from text and from bytes', () => {
    fc.assert(
      fc.property(anyLeaf, (leaf) => {
        const entry = formatLeaf(leaf);
        expect(parseLeaf(entry)).toEqual(leaf);
        expect(formatLeaf(parseLeaf(toUtf8(entry)))).toBe(entry);
      }),
    );
  });

  it.each<[string, Partial<Record<keyof Leaf, unknown>>]>([
    ['of another format', { format: 'civiscore-leaf/2' }],
    ['of an unknown event', { event: 'deleted' }],
    ['with a country by name', { country: 'France' }],
    ['without a city', { city: '' }],
    ['with a city that is no text', { city: 7 }],
    ['with a time in another zone', { time: '2026-03-01T12:00:00.000+01:00' }],
    ['with a time without milliseconds', { time: '2026-03-01T12:00:00Z' }],
    ['with a day that does not exist', { time: '2026-02-30T12:00:00.000Z' }],
    ['with a period that is no year', { period: '2025/26' }],
    ['with a number instead of a decimal string', { value: 87.5 }],
    ['with an exponent in its value', { value: '1e3' }],
    ['with zeros before its value', { value: '087.5' }],
    ['with a plus before its value', { value: '+87.5' }],
    ['with a negative zero', { value: '-0.00' }],
    ['with a decimal comma', { value: '87,5' }],
    ['with a value that ends with a point', { value: '87.' }],
    ['with evidence that is no hash', { evidence: ['report.pdf'] }],
    ['with a hash in capitals', { evidence: ['E'.repeat(64)] }],
    ['without a salt', { salt: null }],
    ['with a salt of 15 bytes', { salt: 'AAECAwQFBgcICQoLDA0O' }],
    ['that is sealed though published', { sealed: 'a'.repeat(64) }],
    ['without a version', { versions: { catalogue: 'u4ssc-2017', benchmarks: 'civiscore-1' } }],
    ['with a version too many', { versions: { ...PUBLISHED.versions, formula: '1' } }],
    ['with nested data in its extension', { extension: { more: { deeper: 1 } } }],
    ['with a number JSON lacks in its extension', { extension: { rate: Infinity } }],
    ['with half a character', { city: '\ud83d' }],
    ['with an e-mail address', { actor: 'mayor@city.example' }],
    ['with an e-mail address as a name', { extension: { 'mayor@city.example': true } }],
    ['with a long text', { actor: 'x'.repeat(201) }],
    ['too long as a whole', { evidence: Array.from({ length: 1000 }, () => 'a'.repeat(64)) }],
    ['with an unknown field', { name: 'Ada Lovelace' } as object],
    ['with a field that has no value', { unit: undefined }],
  ])('%s is refused', (_, change) => {
    expect(() => formatLeaf({ ...PUBLISHED, ...change } as Leaf)).toThrow(FormatError);
  });

  it.each<[string, Partial<Leaf>]>([
    ['shows a value', { value: '1' }],
    ['shows a quality', { quality: 'A' }],
    ['shows evidence', { evidence: PUBLISHED.evidence }],
    ['shows its salt', { salt: PUBLISHED.salt }],
    ['has no seal', { sealed: null }],
    ['has a seal that is no hash', { sealed: 'secret' }],
  ])('that is not published and %s is refused', (_, change) => {
    expect(() => formatLeaf({ ...SEALED, ...change })).toThrow(FormatError);
  });

  it.each(['0', '-1', '-0.5', '0.00', '123456789012345678901234567890.123456789'])(
    'may have the value %s',
    (value) => {
      expect(parseLeaf(formatLeaf({ ...PUBLISHED, value })).value).toBe(value);
    },
  );

  it('in any other bytes is refused', () => {
    const entry = formatLeaf(PUBLISHED);
    for (const other of [
      ` ${entry}`,
      `${entry}\n`,
      `\ufeff${entry}`,
      entry.replace(':', ': '),
      entry.replace('saint', '\\u0073aint'),
      entry.replace('"value":"87.50"', '"value":"1","value":"87.50"'),
      entry.replace('"number":2', '"number":2.0'),
      JSON.stringify(PUBLISHED),
      JSON.stringify([PUBLISHED]),
      'null',
      '',
    ]) {
      expect(() => parseLeaf(other)).toThrow(FormatError);
    }
    expect(() => parseLeaf(Uint8Array.of(0xff, ...toUtf8(entry)))).toThrow(FormatError);
  });

  it('with any byte changed is another entry or none', () => {
    const entry = toUtf8(formatLeaf(PUBLISHED));
    const before = toHex(leafHashOf(formatLeaf(PUBLISHED)));
    fc.assert(
      fc.property(fc.nat(entry.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const other = entry.with(at, (entry[at] as number) ^ flip);
        let leaf;
        try {
          leaf = parseLeaf(other);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
          return;
        }
        expect(toHex(leafHashOf(formatLeaf(leaf)))).not.toBe(before);
      }),
    );
  });
});

describe('a sealed record', () => {
  const salt = 'AAECAwQFBgcICQoLDA0ODw==';
  const record = { value: '87.50', quality: 'A', note: 'Échantillon de 2025', evidence: [] };

  it('is the hash of the prefix and the canonical JSON of salt and record', () => {
    const committed =
      'civiscore-sealed/1\n{"record":{"evidence":[],"note":"Échantillon de 2025","quality":"A","value":"87.50"},' +
      '"salt":"AAECAwQFBgcICQoLDA0ODw=="}';
    expect(sealRecord(salt, record)).toBe(createHash('sha256').update(committed).digest('hex'));
  });

  it('changes with the record and with the salt, not with the order of fields', () => {
    const { value, ...rest } = record;
    expect(sealRecord(salt, { ...rest, value })).toBe(sealRecord(salt, record));
    expect(sealRecord(salt, { ...rest, value: '87.5' })).not.toBe(sealRecord(salt, record));
    expect(sealRecord('AAECAwQFBgcICQoLDA0OEA==', record)).not.toBe(sealRecord(salt, record));
  });

  it('is not made without enough salt', () => {
    expect(() => sealRecord('', record)).toThrow(FormatError);
    expect(() => sealRecord('AAECAwQFBgcICQoLDA0O', record)).toThrow(FormatError);
  });
});
