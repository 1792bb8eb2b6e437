import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataPointList } from '#catalogue';
import { drawingCatalogue } from '../catalogue.js';
import { fullResult, sparseResult } from '../assessments.spec-support.js';
import { wheelGeometry } from './geometry.js';
import { legendEntries, legendSvg, swatchSvg } from './legend-svg.js';
import { wheelModel } from './model.js';
import { wheelSvg } from './wheel-svg.js';
import { wheelTable } from './wheel-table.js';

function modelOf(city: string, result = fullResult(), language: 'en' | 'fr' = 'en') {
  return wheelModel({ city, reportingYear: 2020, result, catalogue: drawingCatalogue(language), language });
}

/** Throws when tags are not balanced, an attribute is unquoted, or a bare `<` or `&` stands in the text. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_tag, close: string, name: string, _attributes: string, empty: string) => {
      if (close !== '') expect(open.pop()).toBe(name);
      else if (empty === '') open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/);
}

describe('the wheel as a drawing', () => {
  it('names every data point, category and dimension with figure and class', () => {
    const svg = wheelSvg({ geometry: wheelGeometry(modelOf('Karmøy')) });
    expectWellFormed(svg);
    for (const { dataPoint } of dataPointList) expect(svg).toContain(`id="wheel-p-${dataPoint.key}"`);
    expect(svg.match(/<g id=/g)).toHaveLength(3 + 24 + 112);
    expect(svg.match(/<title id=/g)).toHaveLength(1 + 3 + 24 + 112);
  });

  it('says what the published report says', () => {
    const svg = wheelSvg({ geometry: wheelGeometry(modelOf('Karmøy', sparseResult())) });
    expect(svg).toMatch(/Fixed broadband subscriptions per 100 households: 84\.51\u202f%, class 4 of 4/);
    expect(svg).toMatch(/Public WIFI hotspots: 78\u202fhotspots, no benchmark in this set/i);
    expect(svg).toMatch(/: no value</);
    expect(svg).toMatch(/Gini[^<]*: not verified</);
    expect(svg).toContain('Society and Culture: no score');
  });

  it('stands alone: no script, no outside reference, a title and a description of its own', () => {
    const svg = wheelSvg({ geometry: wheelGeometry(modelOf('Karmøy')), size: 800, idPrefix: 'one' });
    expect(svg).not.toMatch(
      /<script|<style|<image|<foreignObject|on[a-z]+=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/,
    );
    for (const [, target] of svg.matchAll(/(?:href="#|url\(#)([^")]+)/g))
      expect(svg).toContain(`id="${target}"`);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(svg).toContain('aria-labelledby="one-title" aria-describedby="one-desc"');
    expect(svg).toContain('width="800" height="800"');
  });

  it('takes any name of a city as text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (city) => {
        expectWellFormed(wheelSvg({ geometry: wheelGeometry(modelOf(city), 'rings12') }));
      }),
      { numRuns: 40 },
    );
    const hostile = `<script>alert("&'1")</script>\u202Eorso\u0000`;
    const svg = wheelSvg({ geometry: wheelGeometry(modelOf(hostile)) });
    expectWellFormed(svg);
    expect(svg).toContain('&lt;script&gt;alert(&quot;&amp;&#39;1&quot;)&lt;/script&gt;orso');
  });

  it('is the same text for the same result', () => {
    const draw = () => wheelSvg({ geometry: wheelGeometry(modelOf('Karmøy')) });
    expect(draw()).toBe(draw());
  });
});

describe('the table of the wheel', () => {
  it.each(['en', 'fr'] as const)('has a row for every segment and the same words, in "%s"', (language) => {
    const model = modelOf('Karmøy', sparseResult(), language);
    const table = wheelTable(model);
    expect(table.rows).toHaveLength(3 + 24 + 112);
    expect(table.headers).toHaveLength(5);
    const row = table.rows.find(({ key }) => key === 'fixedBroadbandSubscriptions');
    expect(row).toMatchObject({ class: 4, result: language === 'en' ? '84.51\u202f%' : '84,51\u202f%' });
    expect(table.rows[0]).toMatchObject({ level: 'dimension', key: 'Economy', coverage: '2 / 49 / 55' });
  });
});

describe('the legend', () => {
  it('explains the four classes and only those signs that occur', () => {
    expect(legendEntries('en').map(({ sign }) => sign)).toEqual(['4', '3', '2', '1']);
    const entries = legendEntries('fr', ['notReported', 'noBenchmark', 3]);
    expect(entries.map(({ mark }) => mark)).toEqual([4, 3, 2, 1, 'notReported', 'noBenchmark']);
    const svg = legendSvg({ language: 'fr', marks: ['notReported'], width: 300 });
    expectWellFormed(svg);
    expectWellFormed(swatchSvg('notVerified', 20));
    for (const { label } of legendEntries('fr', ['notReported'])) expect(svg).toContain(`>${label}<`);
  });
});
