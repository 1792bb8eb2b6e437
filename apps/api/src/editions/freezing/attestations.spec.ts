import { describe, expect, it } from '@jest/globals';
import { attestationsOf } from './attestations.js';
import { assigned, day, judged, signedOff, step } from './signed-off.spec-support.js';

const release = { at: day('12'), by: 'user:hub' };

describe('those who vouch for an edition', () => {
  it('are the verifier who concluded, who signed off and who releases it, by name and date', () => {
    expect(attestationsOf(signedOff(), release)).toEqual([
      {
        role: 'verifier',
        name: 'Vera Verifier',
        grade: 'qualified',
        statement: 'The figures are plausible.',
        on: '2026-11-10',
      },
      {
        role: 'secretariat',
        name: 'Hanna Hub',
        grade: null,
        statement: 'The verification was sound.',
        on: '2026-11-11',
      },
      { role: 'secretariat', name: 'Hanna Hub', grade: null, statement: null, on: '2026-11-12' },
    ]);
  });

  it('include the second reader whose confirmation stands, once, but not one that was overtaken', () => {
    const first = judged('patents', { grade: 'provisional', by: 'user:per' });
    const overtaken = judged('giniCoefficient', { number: 3, grade: 'provisional', by: 'user:per' });
    const confirmed = { outcome: 'confirmed', grade: 'qualified', by: 'user:ruth' } as const;
    const attestations = attestationsOf(
      signedOff({
        reviews: [{ ...first.review, confirmed: true }, overtaken.review],
        verdicts: [
          first.verdict,
          { ...first.verdict, ...confirmed, number: 2, at: day('07') },
          { ...overtaken.verdict, ...confirmed, number: 2, at: day('08') },
          overtaken.verdict,
        ],
      }),
      release,
    );
    expect(attestations.filter(({ role }) => role === 'secondReader')).toEqual([
      { role: 'secondReader', name: 'Ruth Reader', grade: 'qualified', statement: null, on: '2026-11-07' },
    ]);
  });

  it('name the second reader once who also signs off, with the statement', () => {
    const { review, verdict } = judged('patents', { grade: 'provisional' });
    const attestations = attestationsOf(
      signedOff({
        reviews: [{ ...review, confirmed: true }],
        verdicts: [verdict, { ...verdict, number: 2, outcome: 'confirmed', by: 'user:ruth', at: day('07') }],
        steps: [
          step(1, 'conclude', { at: day('10') }),
          step(2, 'signOff', { statement: 'I read them all.', at: day('11'), by: 'user:ruth' }),
        ],
        assignments: [assigned('ruth', 'secondReader', 'qualified')],
      }),
      release,
    );
    expect(attestations.filter(({ name }) => name === 'Ruth Reader')).toEqual([
      {
        role: 'secondReader',
        name: 'Ruth Reader',
        grade: 'qualified',
        statement: 'I read them all.',
        on: '2026-11-11',
      },
    ]);
  });

  it('are those of the last round: what was signed before it was reopened does not count', () => {
    const steps = [step(1, 'conclude'), step(2, 'signOff'), step(3, 'decline'), step(4, 'conclude')];
    expect(() => attestationsOf(signedOff({ steps }), release)).toThrow('not signed off');
  });
});
