import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dataPointList } from '#catalogue';
import type { ProfileFigure, Submission, SubmittedValue } from '#exchange';
import { canonicalJson } from '#scoring';
import { type VerifiedContent, verifiedContent } from '../../shared/edition-content.js';
import { compareEditions, type DataPointState } from './compare.js';

const NOTHING: Omit<SubmittedValue, 'code' | 'dataPoint'> = {
  status: 'notReported',
  value: null,
  typed: null,
  inputs: null,
  typedInputs: null,
  unit: null,
  year: null,
  quality: null,
  origin: null,
  sources: null,
  reason: null,
  note: null,
  published: null,
  publishedUnit: null,
  page: null,
};

/** What a test says of a data point. */
interface Given {
  readonly status: 'verified' | 'verifiedWithCaveat' | 'notVerified';
  readonly value: number;
  readonly footnote?: string;
  readonly evidence?: readonly string[];
}

function edition(given: Readonly<Record<string, Given>>, population = 42_000): VerifiedContent {
  const profile: ProfileFigure = {
    key: 'population',
    value: population,
    stated: `${population}`,
    unit: 'inhabitants',
    year: 2025,
    source: null,
    page: null,
    note: null,
  };
  const submission: Submission = {
    city: 'Karmøy',
    country: 'Norway',
    countryCode: 'NO',
    reportingYear: 2026,
    document: null,
    source: null,
    profile: [profile],
    values: dataPointList.map(({ kpi, dataPoint: { key } }) => {
      const one = given[key];
      const value = !one || one.status === 'notVerified' ? null : one.value;
      return {
        ...NOTHING,
        code: kpi.code,
        dataPoint: key,
        status: one?.status ?? 'notReported',
        value,
        typed: value === null ? null : `${value}`,
      };
    }),
  };
  const verification = {
    verdicts: Object.entries(given).map(([dataPoint, { status, footnote }]) => ({
      dataPoint,
      outcome: status,
      footnote: footnote ?? null,
      reasonCode: status === 'notVerified' ? 'sourceMissing' : null,
      reason: status === 'notVerified' ? 'No source was named.' : null,
    })),
    provenance: Object.entries(given).flatMap(([dataPoint, { evidence }]) =>
      evidence ? [{ dataPoint, evidence, typedInOtherUnit: {}, inputYears: {} }] : [],
    ),
    attestations: [],
    context: [],
    supersedes: null,
  };
  return verifiedContent(submission, verification, { answers: [], targets: [], efforts: {} });
}

const internet = (value: number, more: Partial<Given> = {}): Record<string, Given> => ({
  householdInternetAccess: { status: 'verified', value, ...more },
});

describe('what changed between two editions', () => {
  it('is nothing between an edition and itself', () => {
    const one = edition(internet(97));
    expect(compareEditions(one, one)).toEqual({
      versions: [],
      profile: [],
      context: [],
      dataPoints: [],
      rollups: [],
    });
  });

  it('names the data point with both values and classes, and the groups that move with it', () => {
    const changes = compareEditions(edition(internet(97)), edition(internet(40)));
    expect(changes.dataPoints).toMatchObject([
      {
        dataPoint: 'householdInternetAccess',
        before: { value: 97, class: 4 },
        after: { value: 40, class: 2 },
        what: ['value', 'class'],
      },
    ]);
    expect(changes.rollups.map(({ level, name }) => [level, name])).toEqual(
      expect.arrayContaining([
        ['dimension', 'Economy'],
        ['category', 'ICT Infrastructure'],
        ['overall', 'Civiscore overall'],
      ]),
    );
    expect(changes.rollups.map(({ name }) => name)).not.toContain('Environment');
  });

  it.each<[string, Given, readonly string[]]>([
    [
      'a footnote',
      { status: 'verifiedWithCaveat', value: 97, footnote: 'One survey only.' },
      ['status', 'footnote'],
    ],
    ['a refusal', { status: 'notVerified', value: 97 }, ['status', 'value', 'class', 'reason']],
    ['another file of evidence', { status: 'verified', value: 97, evidence: ['b'] }, ['evidence']],
  ])('names %s', (_, after, what) => {
    const before = edition(internet(97, { evidence: ['a'] }));
    const [change] = compareEditions(
      before,
      edition({ householdInternetAccess: { evidence: ['a'], ...after } }),
    ).dataPoints;
    expect(change?.what).toEqual(what);
  });

  it('names figures of the profile', () => {
    expect(compareEditions(edition({}, 42_000), edition({}, 43_000)).profile).toMatchObject([
      { key: 'population', before: { value: 42_000 }, after: { value: 43_000 } },
    ]);
  });

  it('says null for what an edition does not mention', () => {
    const [full, without] = [edition(internet(97)), edition(internet(97))];
    const values = without.submission.values.filter(({ dataPoint }) => dataPoint === 'patents');
    const changes = compareEditions(full, { ...without, submission: { ...without.submission, values } });
    const gone = changes.dataPoints.find(({ dataPoint }) => dataPoint === 'householdInternetAccess');
    expect(gone).toMatchObject({ after: null, before: { value: 97 } });
    expect(gone?.what).toContain('value');
  });
});

const someGiven = fc.dictionary(
  fc.constantFrom(...dataPointList.slice(0, 8).map(({ dataPoint }) => dataPoint.key)),
  fc.record(
    {
      status: fc.constantFrom<Given['status']>('verified', 'verifiedWithCaveat', 'notVerified'),
      value: fc.constantFrom(0, 1),
      footnote: fc.constantFrom('a', 'b'),
      evidence: fc.subarray(['a', 'b']),
    },
    { requiredKeys: ['status', 'value'] },
  ),
  { maxKeys: 6 },
);

describe('the comparison of any two editions', () => {
  it('leads from the one to the other: what it names differs as it says, what it does not name is the same', () => {
    fc.assert(
      fc.property(someGiven, someGiven, (one, other) => {
        const [before, after] = [edition(one), edition(other)];
        const changes = compareEditions(before, after);
        const named = new Map(changes.dataPoints.map((change) => [change.dataPoint, change]));
        for (const { dataPoint } of after.submission.values) {
          const [old, young] = [stateIn(before, dataPoint), stateIn(after, dataPoint)];
          const change = named.get(dataPoint);
          if (change) {
            expect([change.before, change.after]).toMatchObject([old, young]);
            expect(change.what.length).toBeGreaterThan(0);
          } else {
            expect(old).toEqual(young);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same backwards, with before and after exchanged', () => {
    fc.assert(
      fc.property(someGiven, someGiven, (one, other) => {
        const [forth, back] = [
          compareEditions(edition(one), edition(other)),
          compareEditions(edition(other), edition(one)),
        ];
        const turned = back.dataPoints.map((change) => ({
          ...change,
          before: change.after,
          after: change.before,
        }));
        expect(canonicalJson(turned)).toBe(canonicalJson(forth.dataPoints));
        expect(back.rollups.map(({ before }) => before)).toEqual(forth.rollups.map(({ after }) => after));
      }),
      { numRuns: 40 },
    );
  });
});

/** The state read from the content by itself, for comparison. */
function stateIn(content: VerifiedContent, dataPoint: string): Partial<DataPointState> {
  const result = content.result.dataPoints.find((each) => each.dataPoint === dataPoint);
  const verdict = content.verdicts.find((each) => each.dataPoint === dataPoint);
  return {
    status: result!.status,
    value: result!.value,
    class: result!.class,
    footnote: verdict?.footnote ?? null,
    reasonCode: verdict?.reasonCode ?? null,
  };
}
