import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DATA_POINT_EVENTS, isJudged, VERDICTS } from '#workflow';
import {
  confirmed,
  correction,
  type EntryStanding,
  forCity,
  type GivenVerdict,
  isOutdated,
  judged,
  moved,
  movedOn,
  needsSecondReader,
  obstacleToConcluding,
  obstacleToSigningOff,
  type Review,
  type Standing,
  standingOf,
} from './review.js';

const REPORTED: Standing = { state: 'reported', version: 0, verdict: null, confirmed: false };

/** What verifiers, second readers and the city can do with one data point. */
const command = fc.oneof(
  fc.record({ do: fc.constant('judge' as const), outcome: fc.constantFrom(...VERDICTS) }),
  fc.record({ do: fc.constant('confirm' as const) }),
  fc.record({ do: fc.constant('disagree' as const) }),
  fc.record({ do: fc.constantFrom('ask', 'answer', 'close' as const) }),
  fc.record({ do: fc.constant('correct' as const), reported: fc.boolean() }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** One data point with the verdicts given about it, driven as the services drive it. */
interface Model {
  readonly standing: Standing;
  readonly entry: EntryStanding;
  /** Revision of the entry that each verdict was about. */
  readonly verdicts: readonly number[];
}

function next({ standing, entry, verdicts }: Model, command: Command): Model {
  const to = (after: Standing | null): Model => ({ standing: after ?? standing, entry, verdicts });
  const close = entry.reported ? 'resolve' : 'resolveUnreported';
  switch (command.do) {
    case 'judge': {
      const after = entry.reported ? judged(standing, command.outcome, verdicts.length + 1) : null;
      return after ? { standing: after, entry, verdicts: [...verdicts, entry.entryRevision] } : to(null);
    }
    case 'confirm':
      return to(confirmed(standing));
    case 'disagree':
      return to(isJudged(standing.state) ? moved(standing, 'reopen') : null);
    case 'ask':
    case 'answer':
      return to(moved(standing, command.do));
    case 'close':
      return to(moved(standing, close));
    case 'correct': {
      const corrected = { entryRevision: entry.entryRevision + 1, reported: command.reported };
      const after = isJudged(standing.state) ? moved(standing, correction(corrected)) : standing;
      const followed = standingOf(after, corrected.reported);
      return { standing: followed, entry: corrected, verdicts };
    }
  }
}

describe('a data point under verification, whatever happens to it', () => {
  const histories = fc.array(command, { maxLength: 40 });
  const states = (commands: readonly Command[]): Model[] => {
    const start: Model = { standing: REPORTED, entry: { entryRevision: 1, reported: true }, verdicts: [] };
    return commands.reduce<Model[]>((all, one) => [...all, next(all.at(-1) ?? start, one)], [start]);
  };

  it('has a verdict in force exactly while its state is a verdict’s', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        for (const { standing } of states(commands)) {
          expect(standing.verdict !== null).toBe(isJudged(standing.state));
          if (standing.confirmed) expect(standing.verdict).not.toBeNull();
        }
      }),
    );
  });

  it('never has a verdict in force about figures other than the present ones', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        for (const { standing, entry, verdicts } of states(commands)) {
          if (standing.verdict === null) continue;
          expect(verdicts[standing.verdict - 1]).toBe(entry.entryRevision);
          expect(entry.reported).toBe(true);
        }
      }),
    );
  });

  it('is seen to have changed by whoever saw it before', () => {
    fc.assert(
      fc.property(histories, (commands) => {
        states(commands).forEach(({ standing, entry }, index, all) => {
          const before = all[index - 1];
          if (!before) return;
          const same =
            standing.state === before.standing.state && standing.confirmed === before.standing.confirmed;
          const seen = {
            dataPoint: 'x',
            version: before.standing.version,
            entryRevision: before.entry.entryRevision,
          };
          const review = reviewWith({ standing, ...entry });
          expect(standing.version).toBeGreaterThanOrEqual(before.standing.version);
          if (!same || entry.entryRevision !== before.entry.entryRevision)
            expect(movedOn(review, seen)).toBe(true);
        });
      }),
    );
  });

  it('is judged by no other event than a verdict', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...DATA_POINT_EVENTS), (commands, event) => {
        const standing = states(commands).at(-1)?.standing ?? REPORTED;
        const after = moved(standing, event);
        expect(after === null || !isJudged(after.state)).toBe(true);
      }),
    );
  });
});

const verdictOf = (fields: Partial<GivenVerdict> = {}): GivenVerdict => ({
  number: 1,
  outcome: 'verified',
  entryRevision: 3,
  value: '97.5',
  footnote: null,
  reasonCode: null,
  reason: null,
  checks: [],
  grade: 'qualified',
  at: '2026-11-20T10:00:00.000Z',
  by: 'user:vera',
  ...fields,
});

function reviewWith(fields: Partial<Review> = {}): Review {
  return {
    dataPoint: 'householdInternetAccess',
    standing: REPORTED,
    reported: true,
    entryRevision: 3,
    inForce: null,
    decisions: 0,
    openQuestions: 0,
    answeredQuestions: 0,
    ...fields,
  };
}

const judgedBy = (grade: GivenVerdict['grade'], isConfirmed = false): Review =>
  reviewWith({
    standing: { state: 'verified', version: 1, verdict: 1, confirmed: isConfirmed },
    inForce: verdictOf({ grade }),
    decisions: 1,
  });

const unreported = reviewWith({ reported: false, standing: { ...REPORTED, state: 'notReported' } });

describe('a data point about which nobody asked and that nobody judged', () => {
  it('stands as the city’s entry says, also after questions were closed', () => {
    expect(standingOf(null, true).state).toBe('reported');
    expect(standingOf(null, false).state).toBe('notReported');
    const closed: Standing = { state: 'reported', version: 4, verdict: null, confirmed: false };
    expect(standingOf(closed, false)).toEqual({ ...closed, state: 'notReported' });
  });
});

describe('an answered question', () => {
  it('does not keep the data point from being judged; an unanswered one does', () => {
    const asked = moved(REPORTED, 'ask')!;
    expect(judged(asked, 'verified', 1)).toBeNull();
    expect(judged(moved(asked, 'answer')!, 'verified', 1)).toMatchObject({ state: 'verified', verdict: 1 });
  });
});

describe('concluding', () => {
  it.each<[string, readonly Review[], number, string | null]>([
    ['everything reported is judged', [judgedBy('qualified'), unreported], 0, null],
    ['nothing is reported', [unreported], 0, null],
    ['something is not judged', [judgedBy('qualified'), reviewWith()], 0, 'dataPointsUnjudged'],
    ['a question is not closed', [judgedBy('qualified')], 1, 'questionsOpen'],
  ])('when %s', (_, reviews, questions, obstacle) => {
    expect(obstacleToConcluding(reviews, questions)).toBe(obstacle);
  });
});

describe('signing off', () => {
  const by = { concludedBy: 'user:vera', actor: 'user:ruth' };

  it.each<[string, readonly Review[], string | null]>([
    ['qualified verifiers judged everything', [judgedBy('qualified'), unreported], null],
    ['a provisional verifier judged something', [judgedBy('provisional')], 'secondReaderNeeded'],
    ['somebody without a grade did', [judgedBy(null)], 'secondReaderNeeded'],
    ['a second reader confirmed it', [judgedBy('provisional', true)], null],
  ])('when %s', (_, reviews, obstacle) => {
    expect(obstacleToSigningOff(reviews, by)).toBe(obstacle);
    expect(reviews.some(needsSecondReader)).toBe(obstacle !== null);
  });

  it('is not done by whoever concluded', () => {
    expect(obstacleToSigningOff([], { ...by, actor: 'user:vera' })).toBe('sameVerifier');
  });
});

describe('a verdict', () => {
  const present = { value: '97.5', profileChangedAt: '2026-11-19T10:00:00.000Z' };

  it('holds while the figures are those that were judged', () => {
    expect(isOutdated(judgedBy('qualified'), present)).toBe(false);
    expect(isOutdated(reviewWith(), present)).toBe(false);
  });

  it.each([
    ['the entry has a new revision', { entryRevision: 4 }, present],
    ['the value is another', {}, { ...present, value: '97.6' }],
    [
      'a profile figure it is computed from changed since',
      {},
      { ...present, profileChangedAt: '2026-11-21' },
    ],
  ])('is outdated when %s', (_, fields, now) => {
    expect(isOutdated({ ...judgedBy('qualified'), ...fields }, now)).toBe(true);
  });

  it.each(['inVerification', 'questionsOpen', 'answered', 'returned'])(
    'is not shown to the city in %s',
    (state) => {
      const shown = forCity(judgedBy('qualified', true), state);
      expect(shown).toMatchObject({
        inForce: null,
        standing: { state: 'reported', verdict: null, confirmed: false },
      });
    },
  );

  it.each(['verified', 'qualityReview', 'signedOff', 'published'])('is shown to the city in %s', (state) => {
    expect(forCity(judgedBy('qualified'), state)).toEqual(judgedBy('qualified'));
  });
});
