import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFormatter, formatNumber, formatPercent, formatValue, preferredLanguage } from './index.js';

describe('numbers as published', () => {
  it.each([
    [95424, 'en', '95\u202f424.00'],
    [0.64, 'en', '0.64'],
    [0.001, 'en', '0.001'],
    [0.007, 'fr', '0,007'],
    [0.00004, 'en', '0.00004'],
    [0, 'en', '0.00'],
    [-3.5, 'fr', '\u22123,50'],
    [1234567.891, 'fr', '1\u202f234\u202f567,89'],
  ] as const)('%d in %s is %s', (value, language, text) => {
    expect(formatNumber(value, language)).toBe(text);
  });

  it('never shows a value that is not zero as zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-15, max: 1, noNaN: true }), (value) =>
        /[1-9]/.test(formatNumber(value, 'en')),
      ),
    );
  });

  it('puts the unit into the cell, and words for yes and no', () => {
    const words = { yes: 'Yes', no: 'No' };
    expect(formatValue(78, { ...words, valueType: 'count', unitLabel: 'hotspots' }, 'en')).toBe(
      '78\u202fhotspots',
    );
    expect(formatValue(1.51, { ...words, valueType: 'currencyShare', unitLabel: '% of GDP' }, 'fr')).toBe(
      '1,51\u202f% of GDP',
    );
    expect(formatValue(0, { ...words, valueType: 'boolean', unitLabel: '' }, 'en')).toBe('No');
    expect(formatPercent(56.25, 'fr')).toBe('56,25\u202f%');
  });
});

describe('messages', () => {
  it('fill parameters and plurals by language', () => {
    const en = createFormatter('en', {
      cities: '{count, plural, one {# city} other {# cities}} in {country}',
    });
    expect(en('cities', { count: 1, country: 'Norway' })).toBe('1 city in Norway');
    const fr = createFormatter('fr', { cities: '{count, plural, one {# ville} other {# villes}}' });
    expect(fr('cities', { count: 0 })).toBe('0 ville');
  });

  it('take markup in names as text', () => {
    const en = createFormatter('en', { hello: 'City of <b>{name}</b>' });
    expect(en('hello', { name: '<script>' })).toBe('City of <b><script></b>');
  });

  it('refuse a key that nobody has written', () => {
    expect(() => createFormatter('fr', {})('absent')).toThrow('No message "absent" in "fr"');
  });
});

describe('the language a reader prefers', () => {
  it.each([
    [undefined, 'en'],
    ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['de, en-GB;q=0.7, fr;q=0.3', 'en'],
    ['nb;q=1, fr;q=0.5', 'fr'],
    ['fr;q=0, *;q=0.1', 'en'],
    ['', 'en'],
  ] as const)('%s → %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
