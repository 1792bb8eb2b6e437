import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { example, withOneValue, withTypedValue } from './support/examples.js';
import { rowCounts, type Service, startService } from './support/service.js';

let service: Service;
let before: Record<string, number>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());
beforeEach(async () => {
  before = await rowCounts(service.dataSource);
});

interface Refusal {
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

const refused: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['an unknown code', withOneValue({ code: 'XX: 1', value: 1 }), ['unknownCode at values[0].code']],
  [
    'an unknown data point',
    withOneValue({ dataPoint: 'x', value: 1 }),
    ['unknownDataPoint at values[0].dataPoint'],
  ],
  [
    'a data point given twice',
    { ...example, values: [example.values[1], example.values[1]] },
    ['duplicateDataPoint at values[1]'],
  ],
  ['a percentage of 140', withOneValue({ value: 140 }), ['outOfRange at values[0].value']],
  ['text where a number belongs', withOneValue({ value: 'many' }), ['textForNumber at values[0].value']],
  ['NaN', withTypedValue('NaN'), ['notANumber at values[0].value']],
  ['Infinity', withTypedValue('-Infinity'), ['notANumber at values[0].value']],
  ['1e400', withTypedValue('1e400'), ['numberTooLarge at values[0].value']],
  [
    'a negative count',
    withOneValue({ inputs: { smartWaterMeters: -5, waterMeters: 10 } }),
    ['negative at values[0].inputs.smartWaterMeters'],
  ],
  [
    'no population for a KPI per inhabitant',
    {
      ...example,
      profile: {},
      values: [
        {
          code: 'SC: SH: SA: 6C',
          dataPoint: 'policeService',
          status: 'reported',
          inputs: { policeOfficers: 20 },
        },
      ],
    },
    ['profileFigureMissing at profile.population'],
  ],
  ['deep nesting', `{"values": ${'['.repeat(200_000)}`, ['tooDeep at line 1']],
  ['no JSON', '{"city": "Rana",', ['unexpectedEnd at line 1']],
  ['nothing', '', ['unexpectedEnd at line 1']],
  ['a null byte in the name', { ...example, city: 'Ra\u0000na' }, ['controlCharacters at city']],
  [
    'half a character in a note',
    withOneValue({ value: 1, note: '\uD800' }),
    ['controlCharacters at values[0].note'],
  ],
  [
    'a field that could change the program',
    `{"__proto__": {"admin": true}, ${JSON.stringify(example).slice(1)}`,
    ['unknownField at __proto__'],
  ],
  [
    'several problems, all at once',
    { ...withOneValue({ value: 140, page: -1 }), countryCode: 'NOR' },
    ['notACountryCode at countryCode', 'outOfRange at values[0].value', 'notAPage at values[0].page'],
  ],
];

describe('a submission file with', () => {
  it.each(refused)(
    '%s is refused with every problem named, and nothing is kept',
    async (_, file, problems) => {
      const answer = await service.send(file, { publish: true }).expect(422);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const { code, errors } = answer.body as Refusal;
      expect(code).toBe('submissionRefused');
      expect(errors.map((error) => `${error.code} at ${error.path}`)).toEqual(problems);
      for (const { message } of errors) expect(message).toMatch(/^.{20,}\.$/s);
      expect(await rowCounts(service.dataSource)).toEqual(before);
    },
  );

  it('50 MB is refused without being read into the program', async () => {
    const answer = await service.send(`"${'x'.repeat(50 * 1024 * 1024)}"`).expect(413);
    expect(answer.body).toMatchObject({ code: 'fileTooLarge', status: 413 });
    expect(await rowCounts(service.dataSource)).toEqual(before);
  });

  it('other letters than UTF-8 is refused', async () => {
    const answer = await fetch(`${await service.app.getUrl()}/api/v1/imports`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${service.tokens.import}` },
      body: Buffer.from(JSON.stringify({ ...example, city: 'Karmøy' }), 'latin1'),
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ code: 'notUtf8' }] });
    expect(await rowCounts(service.dataSource)).toEqual(before);
  });

  it('no published document cannot be published yet', async () => {
    const answer = await service.send({ ...example, document: undefined }, { publish: true }).expect(422);
    expect(answer.body).toMatchObject({ errors: [{ path: 'document', code: 'documentNeeded' }] });
    expect(await rowCounts(service.dataSource)).toEqual(before);
  });

  it('problems is explained in French to whoever reads French', async () => {
    const answer = await service.send(withOneValue({ value: 140 }), { lang: 'fr' }).expect(422);
    expect(answer.body).toMatchObject({ title: 'Le fichier de soumission a des problèmes' });
    expect((answer.body as Refusal).errors[0]?.message).toMatch(/^140 est hors de l’intervalle/);
  });
});

describe('what looks dangerous but is only unusual', () => {
  const name = `<script>alert('x')</script>"; DROP TABLE city; --`;

  it('is shown as the plain text it is', async () => {
    const answer = await service
      .send(
        { ...example, city: name, values: [{ ...example.values[1], note: '<img src=x onerror=alert(1)>' }] },
        { publish: true },
      )
      .expect(201);
    const { city, editionId } = answer.body as { city: { slug: string }; editionId: string };
    expect(city.slug).toBe('script-alert-x-script-drop-table-city');
    const page = await service.get(`/api/v1/editions/${editionId}`).expect(200);
    expect(page.headers['content-type']).toMatch(/^application\/json/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.body).toMatchObject({ city: { name }, values: [{ note: '<img src=x onerror=alert(1)>' }] });
    const wheel = await service.get(`/api/v1/editions/${editionId}/wheel.svg`).expect(200);
    expect((wheel.body as Buffer).toString()).not.toContain('<script>');
    await service.get(`/api/v1/editions/${editionId}/documents/snapshot.pdf`).expect(200);
  });

  it('is a division by zero: the value is undefined, with a warning', async () => {
    const answer = await service
      .send(withOneValue({ inputs: { smartWaterMeters: 1, waterMeters: 0 } }), { publish: true })
      .expect(201);
    const { editionId, warnings } = answer.body as { editionId: string; warnings: { message: string }[] };
    expect(warnings[0]?.message).toMatch(/^undefined: /);
    const explanation = await service.get(`/api/v1/editions/${editionId}/explanations/smartWaterMeters`);
    expect(explanation.body).toMatchObject({ value: null, class: null, reason: 'undefined' });
  });
});
