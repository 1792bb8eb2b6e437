import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from '../support/barriers.js';
import { type CityAtWork, startCity, type Work } from './city-at-work.js';
import { saved } from './workspace/support.js';

let started: CityAtWork | undefined;
let anna: Work | undefined;
beforeAll(async () => {
  started = await startCity();
  anna = await started.signedIn('anna');
}, 90_000);
afterAll(() => started?.close());

function open(part: string, language?: string): Promise<Page> {
  if (!anna) throw new Error('Nobody is signed in');
  return anna.open(`/maturity?part=${part}`, language);
}

const question = (page: Page, id: string) => page.locator(`[id="figure-${id}"]`);
const INTERNET = 'targets&dataPoint=householdInternetAccess';
const target = (page: Page, level: number) => page.locator(`[data-field="values.${level}"]`);

describe('the questionnaire', () => {
  it('saves answers by itself and shows at once what they lead to', async () => {
    const page = await open('questions');
    for (const id of ['strategy.1.a', 'strategy.1.b']) {
      await question(page, id).getByRole('radio', { name: 'Yes', exact: true }).check();
    }
    await question(page, 'strategy.1.a').getByLabel(/^Note/).fill('Adopted in March.');
    await question(page, 'strategy.2.a').getByRole('combobox').selectOption('2');
    await page.getByText('2 of 10 questions').waitFor();
    await saved(page);
    await page.getByRole('tab', { name: 'Profile' }).click();
    await page.getByRole('row', { name: /^Strategy Planning|^Strategy 1/ }).waitFor();
    await page.getByRole('tab', { name: 'Next level' }).click();
    await page.getByRole('columnheader', { name: 'Way done' }).waitFor();
    const [, first] = await page.getByRole('row').allTextContents();
    expect(first).toContain('2 of 5');
    await page.close();
    const again = await open('questions');
    expect(
      await question(again, 'strategy.1.a').getByRole('radio', { name: 'Yes', exact: true }).isChecked(),
    ).toBe(true);
    expect(await question(again, 'strategy.1.a').getByLabel(/^Note/).inputValue()).toBe('Adopted in March.');
    await again.close();
  });

  it('loses nothing while the server cannot be reached', async () => {
    const page = await open('questions');
    const note = question(page, 'data.1.a').getByLabel(/^Note/);
    await note.waitFor();
    await page.route('**/maturity/answers/**', (route) => route.abort());
    await note.fill('Written on the train.');
    await page.getByText(/kept on this device/).waitFor();
    await page.unroute('**/maturity/answers/**');
    await page.reload();
    expect(await note.inputValue()).toBe('Written on the train.');
    await saved(page);
    await page.close();
  });

  it('takes files that prove an answer', async () => {
    const page = await open('questions');
    await question(page, 'strategy.1.a')
      .locator('input[type="file"]')
      .setInputFiles({ name: 'strategy.txt', mimeType: 'text/plain', buffer: Buffer.from('The strategy') });
    await question(page, 'strategy.1.a').getByRole('link', { name: 'strategy.txt' }).waitFor();
    await page.close();
  });
});

describe('the targets', () => {
  it('say what contradicts, count when all levels have one, and are drawn over the years', async () => {
    const page = await open(INTERNET);
    await page.getByText(/ITU published as an example hold/).waitFor();
    await target(page, 2).fill('40');
    await target(page, 3).fill('30');
    await page
      .getByText(/must be nearer to the goal/)
      .first()
      .waitFor();
    await target(page, 3).fill('60');
    await target(page, 4).fill('80');
    await target(page, 5).fill('99');
    await page.locator('[data-field="years.5"]').fill('2030');
    await page.getByText('The city’s own targets hold.').waitFor();
    await saved(page);
    await page.getByRole('img', { name: /targets by year/ }).waitFor();
    await page.getByRole('row', { name: /2030 Target of level 5 99/ }).waitFor();
    await page.reload();
    await target(page, 5).waitFor();
    expect(await target(page, 5).inputValue()).toBe('99');
    await page.close();
  });
});

describe.each(['en', 'fr'])('the maturity pages in %s', (language) => {
  it.each(['profile', 'questions', 'targets', INTERNET, 'gaps'])('keep WCAG 2.2 AA: %s', async (part) => {
    const page = await open(part, language);
    await page.getByRole('tabpanel').locator('table, details').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
});
