import { describe, expect, it } from '@jest/globals';
import { fullResult, sparseResult } from '../assessments.spec-support.js';
import { documentEditionOf } from '../documents.spec-support.js';
import { draftKeyFindings } from './key-findings.js';

describe('key findings drafted from the results', () => {
  const findings = draftKeyFindings(documentEditionOf(fullResult()), 'en');
  const texts = (kind: string) => findings.filter((finding) => finding.kind === kind).map(({ text }) => text);

  it('begin with how much was reported', () => {
    expect(findings[0]).toMatchObject({ kind: 'coverage', theme: 'Coverage' });
    expect(findings[0]?.text).toContain('100\u202f% of the core and 100\u202f% of the advanced KPIs');
  });

  it('name strengths in the upper classes and gaps in the lower ones, each with its figures', () => {
    expect(texts('strength').length).toBeGreaterThan(0);
    for (const text of texts('strength')) expect(text).toMatch(/\(class [34]; \d+ of \d+ scored\)/);
    expect(texts('gap').at(-1)).toMatch(/data points are in the lowest class/);
    for (const text of texts('gap').slice(0, -1)) expect(text).toMatch(/\(class [12]; \d+ of \d+ scored\)/);
  });

  it('call nothing strong or weak by a single data point', () => {
    for (const { kind, text } of findings) {
      if (kind === 'strength' || kind === 'gap') expect(text).not.toContain('; 1 of ');
    }
  });

  it('say what is not measured, and that little is, without praise or blame', () => {
    const few = draftKeyFindings(documentEditionOf(sparseResult()), 'en');
    expect(few.map(({ kind }) => kind)).toEqual(['coverage', 'missing']);
    expect(few[0]?.text).toContain('Less than half is scored');
  });

  it('are the same findings in French', () => {
    const french = draftKeyFindings(documentEditionOf(fullResult()), 'fr');
    expect(french.map(({ kind }) => kind)).toEqual(findings.map(({ kind }) => kind));
    expect(french[0]?.theme).toBe('Couverture');
  });
});
