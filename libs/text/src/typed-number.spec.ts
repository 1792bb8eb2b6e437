import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatNumber, parseTypedNumber, type Language } from './index.js';

const read = (text: string, language: Language = 'en') => {
  const result = parseTypedNumber(text, language);
  return result.ok ? result.decimal : result.code;
};

describe('numbers as people type them', () => {
  it.each([
    ['84.51', '84.51'],
    ['84,51', '84.51'],
    ['1 234 567,8', '1234567.8'],
    ['1\u202f234.50', '1234.50'],
    ['1\u00a0234', '1234'],
    ['1’234.5', '1234.5'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1,234,567', '1234567'],
    ['1.234.567', '1234567'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['−3,5', '-3.5'],
    ['-0', '0'],
    ['+12', '12'],
    ['1.2E+05', '120000'],
    ['1,5e-3', '0.0015'],
    ['97 %', '97'],
    ['  42 ', '42'],
  ])('%j is %s', (text, decimal) => {
    expect(read(text)).toBe(decimal);
    expect(read(text, 'fr')).toBe(decimal);
  });

  it.each(['', '   '])('%j is nothing', (text) => expect(read(text)).toBe('empty'));

  it.each([
    'abc',
    '12 households',
    '1 23',
    '1,23,456',
    '1.2.3',
    '1,2.3,4',
    '--5',
    '.',
    ',',
    'NaN',
    'Infinity',
    '0x10',
    '=1+1',
  ])('%j is no number', (text) => expect(read(text)).toBe('notANumber'));

  it('refuses what no city can have measured', () => {
    expect(read('9'.repeat(31))).toBe('tooLong');
    expect(read('9'.repeat(100))).toBe('tooLong');
    expect(read('1e99')).toBe('tooLong');
  });

  it('reads one comma before three digits by custom, and says that it could be read otherwise', () => {
    expect(parseTypedNumber('1,234', 'en')).toMatchObject({ decimal: '1234', ambiguous: true });
    expect(parseTypedNumber('1,234', 'fr')).toMatchObject({ decimal: '1.234', ambiguous: true });
    expect(parseTypedNumber('0,234', 'en')).toMatchObject({ decimal: '0.234', ambiguous: false });
    expect(parseTypedNumber('1,23', 'en')).toMatchObject({ decimal: '1.23', ambiguous: false });
  });

  it('marks a pasted percentage', () => {
    expect(parseTypedNumber('56,25\u202f%', 'fr')).toMatchObject({ decimal: '56.25', percent: true });
  });

  it('reads back every number it shows', () => {
    const anyValue = fc
      .double({ min: -1e9, max: 1e9, noNaN: true })
      .map((value) => Math.round(value * 100) / 100);
    fc.assert(
      fc.property(anyValue, fc.constantFrom<Language>('en', 'fr'), (value, language) => {
        const result = parseTypedNumber(formatNumber(value, language, 2), language);
        expect(result.ok && Number(result.decimal)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('never throws, and gives only plain decimals', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom<Language>('en', 'fr'), (text, language) => {
        const result = parseTypedNumber(text, language);
        if (result.ok) expect(result.decimal).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});
