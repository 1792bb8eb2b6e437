import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FormatError } from '../errors.js';
import { decodeBundle, encodeBundle } from './bundle.js';
import { hex } from './tree.spec-support.js';

describe('a bundle of entries', () => {
  it('writes the length of each entry before it', () => {
    const bundle = encodeBundle([Uint8Array.of(1, 2, 3), new Uint8Array(), new Uint8Array(258).fill(9)]);
    expect(hex(bundle)).toBe(`0003010203${'0000'}0102${'09'.repeat(258)}`);
  });

  it('gives its entries back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries)).map(hex)).toEqual(entries.map(hex));
      }),
      { numRuns: 30 },
    );
  });

  it('is read from the middle of other bytes too', () => {
    const bytes = Uint8Array.of(7, 7, 0, 1, 42, 7);
    expect(decodeBundle(bytes.subarray(2, 5))).toEqual([Uint8Array.of(42)]);
  });

  it('takes entries of 65,535 bytes and no longer ones', () => {
    expect(decodeBundle(encodeBundle([new Uint8Array(65_535)]))[0]).toHaveLength(65_535);
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('has at most 256 entries', () => {
    const entries = Array.from({ length: 256 }, () => new Uint8Array());
    expect(decodeBundle(encodeBundle(entries))).toHaveLength(256);
    expect(() => encodeBundle([...entries, new Uint8Array()])).toThrow(RangeError);
    expect(() => decodeBundle(new Uint8Array(2 * 257))).toThrow(FormatError);
  });

  it('that breaks off is refused', () => {
    const bundle = encodeBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    for (const end of [1, 2, 4, 6, 7]) {
      expect(() => decodeBundle(bundle.subarray(0, end))).toThrow(FormatError);
    }
  });
});
