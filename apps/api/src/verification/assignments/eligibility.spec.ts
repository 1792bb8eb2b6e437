import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { VERIFICATION_DUTIES } from '../../shared/permissions.js';
import { type Candidate, refusalOf } from './eligibility.js';

const candidate: fc.Arbitrary<Candidate> = fc.record({
  belongsToCity: fc.boolean(),
  verifier: fc.boolean(),
  grade: fc.constantFrom('provisional', 'qualified', null),
});

describe('assigning somebody to a verification', () => {
  it('is refused to whoever belongs to the city, whatever else they are', () => {
    fc.assert(
      fc.property(candidate, fc.constantFrom(...VERIFICATION_DUTIES), (person, duty) => {
        expect(refusalOf({ ...person, belongsToCity: true }, duty)).toBe('belongsToCity');
      }),
    );
  });

  it.each([
    ['verifier', false, 'qualified', 'notVerifier'],
    ['verifier', true, 'provisional', null],
    ['verifier', true, null, null],
    ['secondReader', true, 'provisional', 'notQualified'],
    ['secondReader', true, null, 'notQualified'],
    ['secondReader', true, 'qualified', null],
    ['secondReader', false, 'qualified', 'notVerifier'],
  ] as const)('as %s: verifier of the programme %s, %s → %s', (duty, verifier, grade, refusal) => {
    expect(refusalOf({ belongsToCity: false, verifier, grade }, duty)).toBe(refusal);
  });
});
