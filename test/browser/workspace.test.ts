/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { filled } from '../api/exchange/support.js';
import { type CityAtWork, startCity } from './city-at-work.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let city: CityAtWork;

beforeAll(async () => {
  city = await startCity();
}, 90_000);
afterAll(() => city?.close());

interface Entry {
  readonly dataPoint: string;
  readonly revision: number;
  readonly status: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly year: number | null;
  readonly sources: string | null;
}

const card = (page: Page, dataPoint: string): Locator => page.locator(`#dp-${dataPoint}`);
const field = (page: Page, dataPoint: string, name: string): Locator =>
  card(page, dataPoint).locator(`[data-field="${name}"]`);
const saved = (page: Page): Promise<void> => page.getByText(/^Saved \d\d:\d\d$/).waitFor();
const entryOf = async (person: 'anna' | 'bjorn', dataPoint: string): Promise<Entry | undefined> => {
  const work = await city.signedIn(person);
  const { entries } = await work.call<{ entries: Entry[] }>('GET', `/assessments/${city.assessmentId}`);
  await work.close();
  return entries.find((entry) => entry.dataPoint === dataPoint);
};

describe('filling in', () => {
  it('computes the value while the figures are typed, saves by itself and shows it all after a reload', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/profile');
    await page.locator('#figure-households [data-field="value"]').fill('19 000');
    await page.locator('#figure-households [data-field="year"]').fill('2025');
    await saved(page);
    await page.getByRole('link', { name: /ICT Infrastructure/ }).click();
    await field(page, 'householdInternetAccess', 'inputs.householdsWithInternet').fill('17,5');
    await field(page, 'householdInternetAccess', 'inputUnits.householdsWithInternet').selectOption(
      'thousand households',
    );
    await card(page, 'householdInternetAccess').getByText('92.11').waitFor();
    await card(page, 'householdInternetAccess')
      .getByText(/self-assessed/)
      .waitFor();
    await field(page, 'householdInternetAccess', 'quality').selectOption('survey');
    await saved(page);
    await page.reload();
    await card(page, 'householdInternetAccess').getByText('92.11').waitFor();
    expect(await field(page, 'householdInternetAccess', 'inputs.householdsWithInternet').inputValue()).toBe(
      '17.5',
    );
    expect(await field(page, 'householdInternetAccess', 'quality').inputValue()).toBe('survey');
    await anna.close();
  });

  it('says in a sentence what does not fit, and keeps a text that is no number', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    const number = field(page, 'fixedBroadbandSubscriptions', 'inputs.fixedBroadbandSubscriptions');
    await number.fill('about 12');
    await card(page, 'fixedBroadbandSubscriptions')
      .getByText(/not understood as a number/)
      .waitFor();
    await page.getByText(/1 field not understood/).waitFor();
    await page.reload();
    expect(await number.inputValue()).toBe('about 12');
    await number.fill('21000');
    await card(page, 'fixedBroadbandSubscriptions')
      .getByText(/is above|is more than/)
      .first()
      .waitFor();
    await number.fill('');
    await saved(page);
    await anna.close();
  });

  it('is done with the keyboard: Enter goes to the next number, / to the search', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    await field(page, 'householdInternetAccess', 'inputs.householdsWithInternet').press('Enter');
    const active = () => page.evaluate(() => document.activeElement?.getAttribute('data-field'));
    expect(await active()).toBe('inputs.fixedBroadbandSubscriptions');
    await page.getByRole('button', { name: 'Help' }).focus();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('workspace-search');
    await page.keyboard.type('hotspots');
    await card(page, 'householdInternetAccess').waitFor({ state: 'detached' });
    expect(await page.locator('[data-point]').count()).toBe(1);
    expect(page.url()).toContain('q=hotspots');
    await anna.close();
  });

  it('copies last year’s figure forward, and brings an earlier state back from the history', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    const wifi = card(page, 'publicWifiHotspots');
    await wifi.getByRole('button', { name: 'Copy forward' }).click();
    await wifi.getByText(/copied from/).waitFor();
    const value = wifi.locator('[data-field="value"], [data-field^="inputs."]').first();
    const before = await value.inputValue();
    await value.fill('90');
    await saved(page);
    await wifi.getByRole('button', { name: /^History/ }).click();
    await wifi.getByText('→ 90').waitFor();
    await wifi
      .getByRole('button', { name: /^Bring this back/ })
      .first()
      .click();
    await wifi.getByText('Brought back.').waitFor();
    expect(await value.inputValue()).toBe(before);
    await anna.close();
  });

  it('takes several files as evidence, and says which is too large', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    const box = card(page, 'householdInternetAccess');
    await box.locator('input[type="file"]').setInputFiles([
      { name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from('households,17500\n') },
      { name: 'method.txt', mimeType: 'text/plain', buffer: Buffer.from('1,200 households asked') },
    ]);
    await box.getByRole('link', { name: 'survey.csv' }).waitFor();
    await box.getByRole('link', { name: 'method.txt' }).waitFor();
    const download = page.waitForEvent('download');
    await box.getByRole('link', { name: 'survey.csv' }).click();
    expect((await download).suggestedFilename()).toBe('survey.csv');
    await box.getByRole('button', { name: /^Remove.*method\.txt/ }).click();
    await box.getByRole('link', { name: 'method.txt' }).waitFor({ state: 'detached' });
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>(
        '#dp-householdInternetAccess input[type="file"]',
      );
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(51 * 1024 * 1024)], 'scan.tiff'));
      if (!input) return;
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await box.getByText(/51 MB is too large/).waitFor();
    await anna.close();
  });
});

describe('nothing typed is lost', () => {
  it('when the connection is lost and the tab closed: it is sent when the page is opened again', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    await field(page, 'coverage3G', 'sources').waitFor();
    await anna.context.setOffline(true);
    await field(page, 'coverage3G', 'sources').fill('Map of the regulator');
    await page.getByText('Offline: 1 change kept on this device').waitFor();
    await page.close();
    expect((await entryOf('bjorn', 'coverage3G'))?.sources).toBeNull();
    await anna.context.setOffline(false);
    const again = await anna.open('/profile');
    await saved(again);
    expect((await entryOf('bjorn', 'coverage3G'))?.sources).toBe('Map of the regulator');
    await anna.close();
  });

  it('when the session has ended: signing in again sends it', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    await field(page, 'coverage4G', 'sources').waitFor();
    await anna.context.clearCookies();
    await field(page, 'coverage4G', 'sources').fill('Map of the operators');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.getByText('Signed out: 1 change kept on this device').waitFor();
    await dialog.locator('input[type="password"]').fill('quartz-willow-lantern-42');
    await dialog.getByRole('button', { name: /sign in/i }).click();
    await saved(page);
    expect((await entryOf('bjorn', 'coverage4G'))?.sources).toBe('Map of the operators');
    await anna.close();
  });

  it('when two people write the same field: both values are shown, and one chooses', async () => {
    const [anna, bjorn] = [await city.signedIn('anna'), await city.signedIn('bjorn')];
    const [first, second] = [
      await anna.open('/economy-ict-infrastructure'),
      await bjorn.open('/economy-ict-infrastructure'),
    ];
    const note = (page: Page) => field(page, 'coverage4G', 'note');
    await note(first).waitFor();
    await note(second).waitFor();
    await note(first).fill('Measured outdoors');
    await saved(first);
    await note(second).fill('Measured indoors');
    const choice = card(second, 'coverage4G').getByRole('alert');
    await choice.getByText('Measured outdoors').waitFor();
    await choice.getByText('Measured indoors').waitFor();
    await choice.getByRole('columnheader', { name: 'anna' }).waitFor();
    await choice.getByRole('button', { name: 'Take theirs' }).click();
    await choice.waitFor({ state: 'detached' });
    expect(await note(second).inputValue()).toBe('Measured outdoors');
    await Promise.all([anna.close(), bjorn.close()]);
  });

  it('when two people write different fields of one data point: both stay', async () => {
    const [anna, bjorn] = [await city.signedIn('anna'), await city.signedIn('bjorn')];
    const [first, second] = [
      await anna.open('/economy-ict-infrastructure'),
      await bjorn.open('/economy-ict-infrastructure'),
    ];
    await field(first, 'coverage3G', 'year').waitFor();
    await field(second, 'coverage3G', 'note').waitFor();
    await field(first, 'coverage3G', 'year').fill('2025');
    await saved(first);
    await field(second, 'coverage3G', 'note').fill('Outdoors only');
    await saved(second);
    expect(await field(second, 'coverage3G', 'year').inputValue()).toBe('2025');
    expect(await entryOf('anna', 'coverage3G')).toMatchObject({ year: 2025, note: 'Outdoors only' });
    await Promise.all([anna.close(), bjorn.close()]);
  });

  it('two tabs of one person show the same and send once', async () => {
    const anna = await city.signedIn('anna');
    const [one, two] = [
      await anna.open('/economy-ict-infrastructure'),
      await anna.open('/economy-ict-infrastructure'),
    ];
    await field(two, 'coverage4G', 'year').waitFor();
    const before = (await entryOf('bjorn', 'coverage4G'))?.revision ?? 0;
    await field(one, 'coverage4G', 'year').fill('2024');
    await saved(one);
    await two.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#dp-coverage4G [data-field="year"]')?.value === '2024',
    );
    expect((await entryOf('bjorn', 'coverage4G'))?.revision).toBe(before + 1);
    await anna.close();
  });
});

describe('working together', () => {
  it('a colleague in the same category is named', async () => {
    const [anna, bjorn] = [await city.signedIn('anna'), await city.signedIn('bjorn')];
    const first = await anna.open('/economy-transport');
    await first.locator('h1').waitFor();
    await first.waitForTimeout(500);
    const second = await bjorn.open('/economy-transport');
    await second.getByText('anna is also here').waitFor();
    await Promise.all([anna.close(), bjorn.close()]);
  });

  it('a contributor sees first what is theirs, and changes nothing else', async () => {
    const anna = await city.signedIn('anna');
    const people = await anna.open('/people');
    await people.getByLabel('Person', { exact: true }).selectOption({ label: 'carla' });
    await people.getByLabel('Category or KPI', { exact: true }).selectOption('category|Culture');
    await people.getByLabel('Due (optional)').fill(`${new Date().getFullYear()}-12-01`);
    await people.getByRole('button', { name: 'Assign', exact: true }).click();
    await people.getByRole('rowheader', { name: 'carla' }).waitFor();

    const carla = await city.signedIn('carla');
    const page = await carla.open();
    await page.getByRole('heading', { name: /^Your \d+ data points/ }).waitFor();
    await page
      .getByRole('heading', { name: /^Your \d+ data points/ })
      .locator('xpath=..')
      .getByRole('link')
      .first()
      .click();
    const own = page.locator('[data-point] input[data-number]').first();
    await own.fill('12');
    await saved(page);
    await page.getByRole('link', { name: /ICT Infrastructure/ }).click();
    const foreign = field(page, 'householdInternetAccess', 'inputs.householdsWithInternet');
    expect(await foreign.getAttribute('readonly')).not.toBeNull();
    await Promise.all([anna.close(), carla.close()]);
  });

  it('a comment names a colleague with @', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    const box = card(page, 'coverage3G');
    await box.getByRole('button', { name: /^Comments/ }).click();
    const text = box.getByRole('textbox', { name: 'Write a comment' });
    await text.pressSequentially('Please check @bj');
    await box.getByRole('option', { name: 'bjorn' }).waitFor();
    await text.press('Enter');
    expect(await text.inputValue()).toBe('Please check @bjorn ');
    await box.getByRole('button', { name: 'Send' }).click();
    await box.getByText('Please check @bjorn').waitFor();
    await box.getByRole('button', { name: /^1 comment/ }).waitFor();
    await anna.close();
  });
});

describe('Excel', () => {
  it('goes out and comes back: every change is shown first, conflicts are decided, then all is written', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/exchange');
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Excel template, English' }).click();
    const template = await readFile(await (await waiting).path());
    const file = await filled(template, [
      ['entry:greenAreas', 'note', 'From the spreadsheet'],
      ['entry:waterSupplyLoss', 'note', 'Written offline'],
      ['entry:waterSupplyLoss', 'year', 'last year'],
    ]);
    // Meanwhile a colleague writes one of the same cells.
    const bjorn = await city.signedIn('bjorn');
    const path = `/assessments/${city.assessmentId}/entries/waterSupplyLoss`;
    await bjorn.call('PUT', path, { baseRevision: 0, patch: { note: 'Written online' } });

    const name = 'karmoy.xlsx';
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType, buffer: file });
    const table = page
      .getByRole('region', { name: 'What the file would change' })
      .or(page.getByRole('table'));
    await table.getByText('From the spreadsheet').first().waitFor();
    await page.getByText(/1 added, 0 changed, 1 in conflict with newer values, 1 refused/).waitFor();
    await page.getByRole('button', { name: /^Refused/ }).click();
    await table.getByText('last year').first().waitFor();
    await page.getByRole('button', { name: /^Conflict/ }).click();
    await table.getByText('Written online').first().waitFor();
    await page.getByText(/Choose for 1 conflict first/).waitFor();
    await page.getByRole('radio', { name: 'Take the file’s' }).check();
    await page.getByRole('button', { name: 'Write 2 changes' }).click();
    await page.getByText('2 changes were written.').waitFor();
    expect(await entryOf('bjorn', 'waterSupplyLoss')).toMatchObject({ note: 'Written offline' });
    expect(await entryOf('bjorn', 'greenAreas')).toMatchObject({ note: 'From the spreadsheet' });

    await page.getByRole('button', { name: 'Upload another file' }).click();
    const buffer = Buffer.from('not a workbook');
    await page.locator('input[type="file"]').setInputFiles({ name: 'x.xlsx', mimeType, buffer });
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    await Promise.all([anna.close(), bjorn.close()]);
  });
});

describe('signing out', () => {
  it('asks first when something is not sent yet', async () => {
    const anna = await city.signedIn('anna');
    const page = await anna.open('/economy-ict-infrastructure');
    await field(page, 'publicWifiHotspots', 'note').waitFor();
    await page.route('**/entries/**', (route) => route.abort());
    await field(page, 'publicWifiHotspots', 'note').fill('Not sent');
    await page.getByText('Offline: 1 change kept on this device').waitFor();
    await page.getByRole('button', { name: 'anna' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page
      .getByRole('dialog')
      .getByText(/1 change is kept on this device only/)
      .waitFor();
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.unroute('**/entries/**');
    await saved(page);
    await anna.close();
  });
});

const PLACES = [
  '',
  '/economy-ict-infrastructure',
  '/economy-urban-planning',
  '/profile',
  '/people',
  '/exchange',
  '/readiness',
];

describe('every page of the workspace', () => {
  it.each(PLACES)('%s keeps WCAG 2.2 AA in both languages, light and dark, and fits 360 px', async (path) => {
    const anna = await city.signedIn('anna');
    for (const language of ['en', 'fr']) {
      const page = await anna.open(path, language);
      await page.locator('h1').waitFor();
      await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
      for (const button of await page.locator('[data-point] button[aria-expanded="false"]:visible').all()) {
        if (path !== '/economy-urban-planning') await button.click();
      }
      await page.evaluate(AXE);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        const { violations }: AxeResults = await page.evaluate(
          (values) =>
            (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
              runOnly: { type: 'tag', values },
              resultTypes: ['violations'],
            }),
          RULES,
        );
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBeLessThanOrEqual(360);
      await page.close();
    }
    await anna.close();
  });
});

describe('the way to submission', () => {
  it('lists what is missing, takes explanations in place, and freezes the figures once submitted', async () => {
    const anna = await city.signedIn('anna');
    const assessment = `/assessments/${city.assessmentId}`;
    const page = await anna.open('/readiness');
    await page.getByText('The city profile has gaps.').waitFor();
    await page.getByRole('link', { name: 'Area of the city', exact: true }).waitFor();
    const before = await anna.call<{
      profile: readonly { readonly key: string; readonly revision: number }[];
      entries: readonly (Entry & { readonly value: string | null })[];
    }>('GET', assessment);
    const figures = { population: '42000', households: '19000', cityArea: '230', labourForce: '21500' };
    for (const [key, value] of Object.entries({ ...figures, cityGdp: '21000' })) {
      await anna.call('PUT', `${assessment}/profile/${key}`, {
        baseRevision: before.profile.find((figure) => figure.key === key)?.revision ?? 0,
        value,
        unit: key === 'cityGdp' ? 'million NOK per year' : null,
        year: 2025,
        source: 'Statistics Norway',
      });
    }
    // One figure alone is enough to submit; what the tests above left half done would stand in the way.
    for (const { dataPoint, revision, status, inputs, value } of before.entries) {
      if (status === null && value === null) continue;
      const none = Object.fromEntries(Object.keys(inputs).map((key) => [key, null]));
      const patch = { value: null, inputs: none, status: null };
      await anna.call('PUT', `${assessment}/entries/${dataPoint}`, { baseRevision: revision, patch });
    }
    await page.goto(`/en/workspace/${city.assessmentId}/profile`);
    await page.locator('#context-boundary [data-field="text"]').fill('The municipality.');
    await saved(page);
    await page.getByRole('link', { name: /ICT Infrastructure/ }).click();
    await field(page, 'householdInternetAccess', 'inputs.householdsWithInternet').fill('17500');
    // Fewer households than the profile has: a warning that can be explained.
    await card(page, 'householdInternetAccess')
      .getByRole('button', { name: /^Use another figure/ })
      .click();
    await field(page, 'householdInternetAccess', 'inputs.households').fill('17800');
    await card(page, 'householdInternetAccess').getByText('Warning.').waitFor();
    await saved(page);
    await page.getByRole('link', { name: 'Check and submit' }).click();
    await page.getByText('There are warnings to explain.').waitFor();
    await page.getByLabel('Explanation for “Households with Internet access”').fill('The survey is of 2023.');
    await page.getByLabel('Statement of the city').waitFor();
    await page.getByText('Self-assessed.', { exact: true }).waitFor();
    await page.getByLabel('Statement of the city').fill('These are our figures.');
    await page.getByRole('button', { name: 'Submit the assessment' }).click();
    await page.getByText('Confirm that there are no more data.').waitFor();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Submit the assessment' }).click();
    await page.getByText('Submitted.', { exact: true }).waitFor();

    await page.getByRole('link', { name: /ICT Infrastructure/ }).click();
    const number = field(page, 'householdInternetAccess', 'inputs.householdsWithInternet');
    expect(await number.getAttribute('readonly')).not.toBeNull();
    await page.getByText('Read only', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Withdraw the submission' }).click();
    await page.getByText('Submitted.', { exact: true }).waitFor({ state: 'detached' });
    expect(await number.getAttribute('readonly')).toBeNull();
    await anna.close();
  });
});
