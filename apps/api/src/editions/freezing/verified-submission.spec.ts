import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DataPoint, dataPointList } from '#catalogue';
import { readSubmission, toAssessment, writeSubmission } from '#exchange';
import type { EntryRecord } from '#persistence';
import { canonicalJson } from '#scoring';
import { screen } from '#screening';
import { VERDICTS } from '#workflow';
import { scorer } from '../../shared/scorer.js';
import type { SignedOff } from './signed-off.js';
import { entry, figure, judged, signedOff } from './signed-off.spec-support.js';
import { verifiedFigures } from './verified-submission.js';

const KEY = 'householdInternetAccess';

function valueOf(given: SignedOff, dataPoint = KEY) {
  return verifiedFigures(given).submission.values.find((value) => value.dataPoint === dataPoint)!;
}

function withVerdict(given: EntryRecord, verdict: Parameters<typeof judged>[1] = {}): SignedOff {
  const { review, verdict: record } = judged(given.dataPoint, { entryRevision: given.revision, ...verdict });
  return signedOff({ entries: [given], reviews: [review], verdicts: [record] });
}

describe('the figures of a verified edition', () => {
  it('are the city’s, with the verdict as status, as typed and in the catalogue’s units', () => {
    const given = entry('coverage4G', {
      inputs: { areaServed4G: '1725.0', cityArea: '230' },
      inputUnits: { areaServed4G: 'ha' },
      inputYears: { cityArea: 2024 },
    });
    const state = withVerdict(given);
    expect(valueOf(state, 'coverage4G')).toMatchObject({
      status: 'verified',
      value: null,
      inputs: { areaServed4G: 17.25, cityArea: 230 },
      typedInputs: { areaServed4G: '17.25', cityArea: '230' },
      sources: 'Utility',
    });
    const { submission, provenance } = verifiedFigures(state);
    expect(provenance).toEqual([
      {
        dataPoint: 'coverage4G',
        evidence: [],
        typedInOtherUnit: { areaServed4G: { value: '1725.0', unit: 'ha' } },
        inputYears: { cityArea: 2024 },
      },
    ]);
    const scored = scorer.score(toAssessment(submission)).dataPoints;
    expect(scored.find(({ dataPoint }) => dataPoint === 'coverage4G')).toMatchObject({ value: 7.5 });
  });

  it('answer for the whole catalogue: what nobody entered is not reported', () => {
    const { values } = verifiedFigures(signedOff()).submission;
    expect(values.map(({ dataPoint }) => dataPoint)).toEqual(
      dataPointList.map(({ dataPoint }) => dataPoint.key),
    );
    expect(new Set(values.map(({ status }) => status))).toEqual(new Set(['notReported']));
  });

  it('say why a data point is not reported', () => {
    const given = entry(KEY, { status: 'notReported', reason: 'notCollected' });
    expect(valueOf(signedOff({ entries: [given] }))).toMatchObject({
      status: 'notReported',
      reason: 'notCollected',
      sources: null,
    });
  });

  it('keep the value back that was not verified, and say why', () => {
    const given = entry(KEY, { value: '97.31', overridden: true, reason: 'Taken from the registry: 97.31' });
    const state = withVerdict(given, {
      outcome: 'notVerified',
      reasonCode: 'sourceMissing',
      reason: 'The registry could not be named.',
    });
    const figures = verifiedFigures(state);
    expect(valueOf(state)).toMatchObject({ status: 'notVerified', value: null, typed: null, sources: null });
    expect(figures.verdicts).toEqual([
      {
        dataPoint: KEY,
        outcome: 'notVerified',
        footnote: null,
        reasonCode: 'sourceMissing',
        reason: 'The registry could not be named.',
      },
    ]);
    expect(canonicalJson(figures)).not.toContain('97.31');
  });

  it('publish no comment and no explanation: these were for the verifiers', () => {
    const text = canonicalJson(verifiedFigures(withVerdict(entry(KEY, { value: '97' }))));
    expect(text).not.toContain('Only for the verifiers');
    expect(text).not.toContain('dry year');
  });

  it('carry the footnote of a caveat', () => {
    const state = withVerdict(entry(KEY, { value: '97' }), {
      outcome: 'verifiedWithCaveat',
      footnote: 'Without the islands.',
    });
    expect(valueOf(state)).toMatchObject({ status: 'verifiedWithCaveat', value: 97, typed: '97' });
    expect(verifiedFigures(state).verdicts).toMatchObject([{ footnote: 'Without the islands.' }]);
  });

  it('name the evidence by its hashes, each once', () => {
    const state = {
      ...withVerdict(entry(KEY, { value: '97' })),
      evidence: ['b', 'a', 'b'].map((contentHash) => ({ dataPoint: KEY, contentHash })),
    };
    expect(verifiedFigures(state).provenance).toMatchObject([{ dataPoint: KEY, evidence: ['a', 'b'] }]);
  });

  it.each<[string, Partial<EntryRecord>, Parameters<typeof judged>[1], RegExp]>([
    ['without a verdict in force', { value: '97' }, { outcome: 'reopened' }, /has no verdict/],
    ['judged at another revision', { value: '97', revision: 2 }, { entryRevision: 1 }, /another revision/],
  ])('are not published with a data point %s', (_, given, verdict, message) => {
    expect(() => verifiedFigures(withVerdict(entry(KEY, given), verdict))).toThrow(message);
  });

  it('leave out a figure of the profile that was taken back', () => {
    const profile = [
      { ...figure('population', '42000', 'inhabitants'), value: null, stated: '' },
      figure('households', '19000', 'households'),
    ];
    expect(verifiedFigures(signedOff({ profile })).submission.profile.map(({ key }) => key)).toEqual([
      'households',
    ]);
  });
});

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, part]) => `${whole}.${part}`);

function entryOf(dataPoint: DataPoint): fc.Arbitrary<EntryRecord | null> {
  const own = dataPoint.inputs.filter((input) => input.from === undefined);
  return fc.oneof(
    fc.constant(null),
    decimal.map((value) => entry(dataPoint.key, { value, overridden: true, reason: 'Registry' })),
    fc.tuple(...own.map(() => decimal)).map((values) =>
      entry(dataPoint.key, {
        inputs: Object.fromEntries(own.map(({ key }, index) => [key, values[index]!])),
      }),
    ),
  );
}

/** Assessments in which everything that is reported has a verdict. */
const anySignedOff = fc
  .record({
    entries: fc.tuple(...dataPointList.map(({ dataPoint }) => entryOf(dataPoint))),
    outcomes: fc.array(fc.constantFrom(...VERDICTS), { minLength: dataPointList.length }),
    population: decimal,
    area: decimal,
  })
  .map(({ entries, outcomes, population, area }) => {
    const given = entries.filter((each) => each !== null);
    const verdicts = given.map(({ dataPoint }, index) =>
      judged(dataPoint, { outcome: outcomes[index] ?? 'verified' }),
    );
    return signedOff({
      entries: given,
      reviews: verdicts.map(({ review }) => review),
      verdicts: verdicts.map(({ verdict }) => verdict),
      profile: [figure('population', population, 'inhabitants'), figure('cityArea', area, 'ha')],
    });
  });

describe('any verified edition', () => {
  it('has the values that the verifiers had before them', () => {
    fc.assert(
      fc.property(anySignedOff, (given) => {
        const { submission } = verifiedFigures(given);
        const published = scorer.score(toAssessment(submission));
        const { entries, profile } = given;
        const seen = screen(scorer, { city: 'Karmøy', reportingYear: 2026, entries, profile }).result;
        for (const [
          index,
          { dataPoint, status, value, class: scoreClass },
        ] of published.dataPoints.entries()) {
          const before = seen.dataPoints[index]!;
          const isShown = status === 'verified' || status === 'verifiedWithCaveat';
          expect([dataPoint, value, scoreClass]).toEqual([
            before.dataPoint,
            isShown ? before.value : null,
            isShown ? before.class : null,
          ]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('can be written as a submission file and read again', () => {
    const state = withVerdict(entry(KEY, { value: '97.310' }));
    const { submission } = verifiedFigures(state);
    const reading = readSubmission(writeSubmission(submission));
    expect(reading).toMatchObject({ ok: true, submission });
  });
});
