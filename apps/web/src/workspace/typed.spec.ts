import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTyped, readYear, writeDecimal } from './typed.js';
import { unitChoices } from './units.js';

describe('a number field', () => {
  it('reads comma, point, spaces and per cent as people type them', () => {
    expect(readTyped('412 000,5', 'fr', 'households')).toMatchObject({ decimal: '412000.5', remark: null });
    expect(readTyped('97 %', 'en', '%')).toMatchObject({ decimal: '97', remark: 'percent' });
    expect(readTyped('1,234', 'en', 'households')).toMatchObject({ decimal: '1234', remark: 'ambiguous' });
    expect(readTyped('', 'en', 'households')).toEqual({ kind: 'empty' });
  });

  it('does not take for a number what is none, or per cent of something counted', () => {
    expect(readTyped('about 12', 'en', 'km')).toEqual({ kind: 'unread', code: 'notANumber' });
    expect(readTyped('97 %', 'en', 'households')).toEqual({ kind: 'unread', code: 'percentNotExpected' });
    expect(readTyped('-3', 'en', 'km')).toEqual({ kind: 'unread', code: 'negative' });
  });

  it('shows every decimal so that reading it again gives the same', () => {
    const decimal = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.option(fc.stringMatching(/^[0-9]{1,6}$/)))
      .map(([whole, fraction]) => (fraction === null ? `${whole}` : `${whole}.${fraction}`));
    fc.assert(
      fc.property(decimal, fc.constantFrom('en' as const, 'fr' as const), (text, language) => {
        expect(readTyped(writeDecimal(text, language), language, '%')).toMatchObject({ decimal: text });
      }),
    );
  });

  it('takes years of four digits', () => {
    expect([readYear('2024'), readYear(' '), readYear('24'), readYear('3024')]).toEqual([
      2024,
      null,
      undefined,
      undefined,
    ]);
  });
});

describe('the units to choose from', () => {
  it.each([
    ['km²', ['km²', 'm²', 'ha']],
    ['MWh per year', ['MWh per year', 'kWh per year', 'GWh per year']],
    ['households', ['households', 'thousand households', 'million households']],
  ])('%s', (unit, some) => {
    expect(unitChoices(unit)).toEqual(expect.arrayContaining(some));
    expect(unitChoices(unit)[0]).toBe(unit);
  });

  it('are none but its own where nothing converts', () => {
    expect(unitChoices('%')).toEqual(['%']);
    expect(unitChoices('yes/no')).toEqual(['yes/no']);
  });
});
