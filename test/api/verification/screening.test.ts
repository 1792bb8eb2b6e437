import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeProfile } from '../workspace/support.js';
import { idOf, save, startVerificationHub, take, type VerificationHub } from './support.js';

let hub: VerificationHub;
beforeAll(async () => {
  hub = await startVerificationHub();
  await completeProfile(hub);
  const figures: [string, object][] = [
    [
      'householdInternetAccess',
      { inputs: { householdsWithInternet: '18500' }, year: 2019, sources: 'Survey' },
    ],
    [
      'unemploymentRate',
      { value: '2.74', reason: 'statistics office', explanation: 'Most are in training', year: 2025 },
    ],
    ['youthUnemploymentRate', { value: '2.4', reason: 'statistics office', year: 2025, sources: 'Office' }],
  ];
  for (const [dataPoint, patch] of figures) await save(hub, dataPoint, 0, patch).expect(200);
  const entry = `/assessments/${hub.assessmentId}/entries/unemploymentRate/evidence`;
  const file = { filename: 'table.csv', contentType: 'text/csv' };
  idOf(await hub.cityManager.call('post', entry).attach('file', Buffer.from('a;b'), file).expect(201));
  const step = { event: 'submit', statement: 'These are our figures.', confirmNotReported: true };
  await take(hub, hub.cityManager, step).expect(200);
});
afterAll(() => hub.service.stop());

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly group: string;
  readonly dataPoints: readonly string[];
  readonly kpi: string | null;
  readonly message: string;
  readonly explanation: string | null;
  readonly explained: boolean;
}

interface Report {
  readonly completeness: object;
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<string, number>>;
}

async function report(lang = 'en'): Promise<Report> {
  const path = `/assessments/${hub.assessmentId}/screening?lang=${lang}`;
  return (await hub.vera.get(path).expect(200)).body as Report;
}

const of = ({ findings }: Report, rule: string): Finding | undefined =>
  findings.find((finding) => finding.rule === rule);

describe('the screening of a submission', () => {
  it('says how complete it is', async () => {
    const { completeness, counts, findings } = await report();
    expect(completeness).toEqual({ reported: 3, total: 91, notReportedShare: 88 / 91 });
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    expect(counts).toMatchObject({
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    });
  });

  it('lists what is to be looked at, by group, each with its data points, rule and severity', async () => {
    const result = await report();
    expect(result.findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'profile.gdpPerInhabitant info',
      'reporting.manyMissing warning',
      'reporting.unanswered info',
      'figures.overridden info',
      'EC-P-EM-2C.2 warning',
      'figures.overridden info',
      'years.old error',
      'years.apart warning',
      'sources.qualityMissing warning',
      'sources.originMissing info',
      'sources.missing warning',
      'sources.qualityMissing warning',
      'sources.originMissing info',
      'sources.qualityMissing warning',
      'sources.originMissing info',
    ]);
    expect(of(result, 'years.old')).toMatchObject({
      group: 'years',
      dataPoints: ['householdInternetAccess'],
      kpi: 'EC: ICT: ICT: 1C',
      message:
        '“Households with Internet access” rests on a figure of 2019, 7 years before the reporting year.',
      explanation: null,
      explained: false,
    });
    expect(of(result, 'sources.missing')?.message).toMatch(/there is one file of evidence\.$/);
  });

  it('has the city’s explanations beside the findings', async () => {
    const result = await report();
    expect(of(result, 'EC-P-EM-2C.2')).toMatchObject({
      group: 'figures',
      explanation: 'Most are in training',
      explained: true,
    });
    expect(of(result, 'figures.overridden')).toMatchObject({ explanation: 'statistics office' });
  });

  it('speaks the reader’s language', async () => {
    const french = await report('fr');
    expect(of(french, 'profile.gdpPerInhabitant')?.message).toMatch(
      /^Le PIB de la ville est de .*NOK par habitant/,
    );
    expect(of(french, 'EC-P-EM-2C.2')?.message).not.toBe(of(await report(), 'EC-P-EM-2C.2')?.message);
  });

  it('is for verifiers and the programme', async () => {
    const path = `/assessments/${hub.assessmentId}/screening`;
    await hub.programmeManager.get(path).expect(200);
    await hub.cityManager.get(path).expect(404);
    await hub.stranger.get(path).expect(404);
  });
});
