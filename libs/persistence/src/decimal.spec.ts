import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalText, isDecimal, storedDecimal } from './decimal.js';

describe('decimal text', () => {
  it.each([
    ['0.640', '0.640'],
    ['+01.50e1', '15.0'],
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['7.', '7'],
    ['-0.00', '0.00'],
    ['-12.5E-3', '-0.0125'],
    ['007', '7'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(storedDecimal(typed)).toBe(stored);
  });

  it.each(['', '.', 'NaN', 'Infinity', '1,5', '1 000', '0x10', '1e', '--1', '1e9999'])(
    '%p is no decimal',
    (text) => {
      expect(isDecimal(text)).toBe(false);
      expect(() => storedDecimal(text)).toThrow(RangeError);
    },
  );

  it('keeps its number in the stored form, which is stable', () => {
    const digits = fc.stringMatching(/^[+-]?\d{1,12}(\.\d{0,6})?(e-?\d)?$/);
    fc.assert(
      fc.property(digits, (typed) => {
        const stored = storedDecimal(typed);
        expect(Number(stored)).toBeCloseTo(Number(typed), 9);
        expect(storedDecimal(stored)).toBe(stored);
      }),
    );
  });

  it('never comes from a double', () => {
    expect(() => decimalText.to(0.1) as unknown).toThrow(RangeError);
    expect(decimalText.to(null)).toBeNull();
  });
});
