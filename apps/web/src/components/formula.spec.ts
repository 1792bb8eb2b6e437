import { describe, expect, it } from '@jest/globals';
import { kpis } from '#catalogue';
import { writeFormula } from './formula.js';

describe('a formula for people', () => {
  it('has words for variables and signs for operators', () => {
    const words: Record<string, string> = { supplied: 'Water supplied', used: 'Water used' };
    expect(writeFormula('100 * (supplied - used) / supplied', (name) => words[name] ?? '', String)).toBe(
      '100 × (Water supplied − Water used) ÷ Water supplied',
    );
  });

  it('has figures in the place of variables', () => {
    expect(
      writeFormula(
        'patents / (population / 100000)',
        (name) => `<${name}>`,
        (n) => n.toFixed(0),
      ),
    ).toBe('<patents> ÷ (<population> ÷ 100000)');
  });

  it('loses nothing of any formula of the catalogue', () => {
    for (const { formula } of kpis.flatMap((kpi) => kpi.dataPoints)) {
      const written = writeFormula(formula, (name) => name, String);
      const back = written.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
      expect(back.replace(/\s/g, '')).toBe(formula.replace(/\s/g, ''));
    }
  });
});
