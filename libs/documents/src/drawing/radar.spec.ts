import { describe, expect, it } from '@jest/globals';
import { drawingCatalogue } from '../catalogue.js';
import { fullResult, sparseResult } from '../assessments.spec-support.js';
import { chartSvg } from '../chart-svg.js';
import { wheelModel } from './model.js';
import { radarChart, radarTable } from './radar.js';

function dimensions(result = fullResult(), language: 'en' | 'fr' = 'en') {
  const catalogue = drawingCatalogue(language);
  return wheelModel({ city: 'Karmøy', reportingYear: 2020, result, catalogue, language }).dimensions;
}

describe('the radar of a dimension', () => {
  it('has an axis per category, from 0 to 100 with rings at 20', () => {
    const society = dimensions()[2]!;
    const { data, options } = radarChart(society, 'en');
    expect(data.labels?.map(([first]) => first)).toEqual([
      'Education',
      'Health',
      'Culture',
      'Housing',
      'Social Inclusion',
      'Safety',
      'Food Security',
    ]);
    expect(options?.scales?.r).toMatchObject({ min: 0, max: 100, ticks: { stepSize: 20 } });
    expect(data.datasets[0]?.data).toEqual(society.categories.map(({ percent }) => percent));
  });

  it('shows a category without score as a gap that says so, never as 0', () => {
    const { data } = radarChart(dimensions(sparseResult())[0]!, 'fr');
    expect(data.datasets[0]).toMatchObject({ spanGaps: false });
    expect(data.datasets[0]?.data.slice(0, 2)).toEqual([100, null]);
    expect(data.labels?.[1]).toContain('pas de note');
    expect(data.datasets[0]?.data).not.toContain(0);
  });

  it('has a table that says the same', () => {
    const { rows, headers, caption } = radarTable(dimensions(sparseResult())[0]!, 'en');
    expect(caption).toContain('Economy');
    expect(headers).toHaveLength(3);
    expect(rows[0]).toEqual({
      key: 'ICT Infrastructure',
      name: 'ICT Infrastructure',
      result: '100.00\u202f%',
      class: 4,
    });
    expect(rows[1]).toMatchObject({ result: 'no score', class: null });
  });

  it('is drawn on the server as vectors, with text as paths, the same each time', () => {
    const draw = () => chartSvg(radarChart(dimensions()[0]!, 'en'), 360, 306);
    const svg = draw();
    expect(svg).toMatch(/^<\?xml|^<svg/);
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('<image');
    expect(draw()).toBe(svg);
  });
});
