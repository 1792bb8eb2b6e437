import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isJudged, VERDICTS } from '#workflow';
import type { Review, Seen } from '../review.js';
import { confirmAll, type Decided, disagreeAll, judgeAll, type VerdictWords } from './decisions.js';

const words: VerdictWords = {
  outcome: 'verified',
  footnote: null,
  reasonCode: null,
  reason: null,
  checks: [],
};
const basis = { grade: 'qualified' as const, values: new Map([['a', '1.5']]) };

const review: fc.Arbitrary<Omit<Review, 'dataPoint'>> = fc
  .record({
    state: fc.constantFrom('notReported', 'reported', 'queried', 'answered', ...VERDICTS),
    version: fc.nat(5),
    entryRevision: fc.nat(5),
    confirmed: fc.boolean(),
    mine: fc.boolean(),
  })
  .map(({ state, version, entryRevision, confirmed, mine }) => {
    const isVerdict = isJudged(state);
    const inForce = {
      number: 1,
      outcome: isVerdict ? state : 'verified',
      entryRevision,
      value: '2',
      footnote: null,
      reasonCode: null,
      reason: null,
      checks: [],
      grade: 'provisional' as const,
      at: '2026-11-20',
      by: mine ? 'user:ruth' : 'user:per',
    };
    return {
      standing: { state, version, verdict: isVerdict ? 1 : null, confirmed: isVerdict && confirmed },
      reported: state !== 'notReported',
      entryRevision,
      inForce: isVerdict ? inForce : null,
      decisions: isVerdict ? 1 : 0,
      openQuestions: state === 'queried' ? 1 : 0,
      answeredQuestions: state === 'answered' ? 1 : 0,
    };
  });

const reviews: fc.Arbitrary<readonly Review[]> = fc
  .array(review, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((one, index) => ({ ...one, dataPoint: `dataPoint${index}` })));

const asSeen = (all: readonly Review[]): Seen[] =>
  all.map(({ dataPoint, standing, entryRevision }) => ({
    dataPoint,
    version: standing.version,
    entryRevision,
  }));

const objection = (decided: Decided) => ('objection' in decided ? decided.objection : null);

describe('a decision about several data points', () => {
  it('is taken for all of them or for none', () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const seen = asSeen(all);
        for (const decided of [
          judgeAll(seen, all, words, basis),
          confirmAll(seen, all, 'user:ruth'),
          disagreeAll(seen, all, 'Look again.'),
        ]) {
          if ('objection' in decided) expect(decided.objection.reviews.length).toBeGreaterThan(0);
          else expect(decided.changes.map((change) => change.review)).toEqual(all);
        }
      }),
    );
  });

  it('names exactly those that moved on since they were seen', () => {
    fc.assert(
      fc.property(reviews, fc.infiniteStream(fc.boolean()), (all, changes) => {
        const changed = all.filter(() => changes.next().value === true);
        const seen = asSeen(all).map((one) =>
          changed.some(({ dataPoint }) => dataPoint === one.dataPoint)
            ? { ...one, version: one.version + 1 }
            : one,
        );
        const found = [
          judgeAll(seen, all, words, basis),
          confirmAll(seen, all, 'user:ruth'),
          disagreeAll(seen, all, 'Look again.'),
        ].map(objection);
        for (const one of found) {
          if (changed.length > 0) expect(one).toEqual({ code: 'newerReview', reviews: changed });
          else expect(one?.code).not.toBe('newerReview');
        }
      }),
    );
  });
});

describe('a verdict', () => {
  it('is given exactly about what is reported and not waiting for an answer', () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom(...VERDICTS), (all, outcome) => {
        const decided = judgeAll(asSeen(all), all, { ...words, outcome }, basis);
        const judgeable = all.every(({ reported, openQuestions }) => reported && openQuestions === 0);
        expect(objection(decided) === null).toBe(judgeable);
        if ('objection' in decided) return;
        for (const { standing, decision } of decided.changes) {
          expect(standing).toMatchObject({ state: outcome, confirmed: false });
          expect(decision).toMatchObject({ outcome, grade: 'qualified' });
        }
      }),
    );
  });
});

describe('a second reading', () => {
  it('confirms what others judged, once', () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const decided = confirmAll(asSeen(all), all, 'user:ruth');
        const own = all.filter(({ inForce }) => inForce?.by === 'user:ruth');
        const open = all.every(({ inForce, standing }) => inForce !== null && !standing.confirmed);
        if (own.length > 0) expect(objection(decided)).toEqual({ code: 'ownVerdict', reviews: own });
        else expect(objection(decided)?.code ?? null).toBe(open ? null : 'nothingToJudge');
        if ('objection' in decided) return;
        for (const { review: before, standing } of decided.changes) {
          const { version } = before.standing;
          expect(standing).toEqual({ ...before.standing, version: version + 1, confirmed: true });
        }
      }),
    );
  });

  it('puts back what is judged, and nothing else', () => {
    fc.assert(
      fc.property(reviews, (all) => {
        const decided = disagreeAll(asSeen(all), all, 'Look again.');
        const judged = all.every(({ standing }) => isJudged(standing.state));
        expect(objection(decided)?.code ?? null).toBe(judged ? null : 'nothingToJudge');
        if ('objection' in decided) return;
        for (const { standing, decision } of decided.changes) {
          expect(standing).toMatchObject({ state: 'reported', verdict: null, confirmed: false });
          expect(decision).toMatchObject({ outcome: 'reopened', reason: 'Look again.' });
        }
      }),
    );
  });
});
