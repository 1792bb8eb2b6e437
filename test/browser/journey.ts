import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Site, settled } from '../support/browser.js';

/** A reader follows one city from the list to the method. */
export function journey(site: () => Site): void {
  let page: Page;
  beforeAll(async () => {
    page = await site().open('/');
  });

  const rows = (count: number) =>
    page.waitForFunction((n) => document.querySelectorAll('[id^="dp-"]').length === n, count);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

  describe('a reader follows one city from the list to the method', () => {
    it('is sent to their language and finds eight cities', async () => {
      await page.waitForURL('**/en');
      await page.getByRole('status').getByText('8 cities').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.title()).toBe('Cities · Civiscore');
    });

    it('searches, and the search stands in the address', async () => {
      await page.getByLabel('Search by name').fill('stav');
      await page.waitForURL('**/en?search=stav');
      await page.getByText('1 city found').waitFor();
      await page.getByLabel('Search by name').fill('nowhere');
      await page.getByRole('heading', { name: 'No city matches' }).waitFor();
      await page.getByRole('button', { name: 'Show all cities' }).click();
      await page.getByText('8 cities').waitFor();
    });

    it('filters by country and sorts, and the address can be shared', async () => {
      await page.getByLabel('Country', { exact: true }).selectOption({ label: 'Norway' });
      await page.getByText('4 cities found').waitFor();
      await page.getByRole('button', { name: 'Civiscore overall' }).click();
      await page.waitForURL(/country=NO&sort=-overall/);
      const names = await page.locator('tbody th').allInnerTexts();
      // Rana has nothing scored: without a figure it stands last in either direction.
      expect(names).toEqual(['Stavanger', 'Asker', 'Karmøy', 'Rana']);
      await page.reload();
      await page.getByText('4 cities found').waitFor();
      expect(await page.locator('tbody th').allInnerTexts()).toEqual(names);
    });

    it('opens Stavanger and reads where the figures come from', async () => {
      await page.getByRole('link', { name: 'Stavanger' }).click();
      await page.getByRole('heading', { level: 1, name: 'Stavanger' }).waitFor();
      await page.getByText('Published by U4SSC; scored here with reference set 2026.1').waitFor();
      const source = page.getByRole('link', { name: /Verification Report, Stavanger/ }).first();
      expect(await source.getAttribute('href')).toMatch(/^https:\/\/www\.itu\.int\/[^ ]*$/);
      // A new page begins at its beginning for keyboard and screen reader too.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    });

    it('downloads the snapshot in both languages and the published bytes', async () => {
      for (const name of ['English', 'Français']) {
        const link = page.getByRole('link', { name, exact: true }).last();
        const file = await page.request.get(
          new URL((await link.getAttribute('href')) ?? '', site().url).href,
        );
        expect([file.status(), (await file.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
      }
      const json = await page.getByRole('link', { name: 'JSON' }).getAttribute('href');
      const content = await page.request.get(new URL(json ?? '', site().url).href);
      expect(await content.text()).toContain('"Stavanger"');
    });

    it('tours the wheel with the arrow keys; the Tab key stops there once', async () => {
      const wheel = page.getByRole('application', { name: 'Performance wheel of Stavanger, 2021' });
      expect(await wheel.locator('[tabindex="0"]').count()).toBe(1);
      await wheel.locator('[tabindex="0"]').focus();
      expect(await focused()).toMatch(/^Economy: 84\.09\u202f% of points, class 3 of 4/);
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toMatch(/^ICT Infrastructure: no score/);
      await page.keyboard.press('ArrowLeft');
      expect(await focused()).toMatch(/^Food Security/);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowUp');
      expect(await focused()).toMatch(/^Households with Internet access: no value/);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await focused()).toMatch(/^Economy/);
      expect(await wheel.locator('[tabindex="0"]').count()).toBe(1);
      await page.keyboard.press('Tab');
      expect(await wheel.evaluate((drawing) => drawing.contains(document.activeElement))).toBe(false);
    });

    it('goes from a segment to its row in the table', async () => {
      const segment = page.getByRole('img', { name: /^R&D expenditure relative to city GDP: 1\.51/ });
      await segment.focus();
      await page
        .locator('p', { hasText: /^R&D expenditure relative to city GDP: 1\.51.*class 2 of 4$/ })
        .waitFor();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'dp-rdExpenditure');
    });

    it('reads the wheel as a table', async () => {
      const wheel = page.getByRole('region', { name: 'Benchmarking wheel' });
      await wheel.getByRole('button', { name: 'Show as table' }).click();
      const row = wheel.getByRole('row', { name: /R&D expenditure relative to city GDP/ });
      expect(await row.innerText()).toMatch(/1\.51\u202f% of city GDP/);
      await wheel.getByRole('button', { name: 'Show as table' }).click();
    });

    it('filters the KPIs by what is scored and what is missing', async () => {
      await page.getByText('Scored 11').click();
      await page.waitForURL(/show=scored/);
      await rows(11);
      await page.getByText('Missing 99').click();
      await page.waitForURL(/show=missing/);
      await rows(99);
      await page.getByText('All 112').click();
      await rows(112);
    });

    it('sees where a benchmark comes from', async () => {
      const row = page.getByRole('row', { name: /^R&D expenditure/ });
      const share = row.getByRole('button', { name: '50\u202f% of 3\u202f% of city GDP' });
      await share.click();
      const facts = page.getByRole('dialog', { name: /^50\s% of 3\s% of city GDP/ });
      await facts.getByText('European Council goal of 3 % of GDP').waitFor();
      await page.keyboard.press('Escape');
      await facts.waitFor({ state: 'hidden' });
    });

    it('asks why, and follows the score from the value to the roll-ups', async () => {
      await page.getByRole('button', { name: 'Why? R&D expenditure relative to city GDP' }).click();
      await page.waitForURL(/why=rdExpenditure/);
      const why = page.getByRole('dialog', { name: /R&D expenditure relative to city GDP/ });
      await why.getByText('1.51 ÷ 3.00 = 50.33\u202f%').waitFor();
      await why.getByText('Printed in the source as “1.51 % GDP”, page 17.').waitFor();
      expect(await why.getByRole('row', { name: /Dimension Economy/ }).innerText()).toMatch(
        /37 of 44.*84\.09/s,
      );
      expect(await why.locator('tr[aria-current="true"]').innerText()).toMatch(
        /33\u202f% to less than 66\u202f%/,
      );
      await page.keyboard.press('Escape');
      await why.waitFor({ state: 'detached' });
    });

    it('asks why a missing one is not scored', async () => {
      await page.getByRole('button', { name: 'Why? Households with Internet access' }).click();
      await page.getByText('Not scored: this edition has no figure for this data point.').waitFor();
      await page.keyboard.press('Escape');
    });

    it('reads the goals', async () => {
      await page.getByRole('tab', { name: 'SDGs' }).click();
      await page.waitForURL(/tab=sdgs/);
      const goal = page.getByRole('region', { name: '9 Industry, innovation and infrastructure' });
      await goal.getByText('Class 3 of 4').first().waitFor();
      await goal.getByText('R&D expenditure relative to city GDP').waitFor();
    });

    it('stays on the page when the language changes', async () => {
      await page.getByRole('link', { name: 'Français' }).first().click();
      await page.waitForURL(/\/fr\/cities\/stavanger\?.*tab=sdgs/);
      await page.getByRole('tab', { name: 'ODD', selected: true }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
      expect(await page.title()).toBe('Stavanger 2021 · Civiscore');
      await page.getByRole('heading', { name: /Norvège, 2021/ }).waitFor();
    });

    it('reads a KPI with the values of all cities', async () => {
      await page.goto(`${site().url}/en/kpis/EC-P-EM-1C`);
      await page.getByRole('heading', { level: 1, name: 'Unemployment Rate' }).waitFor();
      await page.getByRole('img', { name: /^Unemployment rate: \d+ cities/ }).waitFor();
      expect(await page.getByRole('row', { name: /^Stavanger/ }).innerText()).toMatch(/2\.74\u202f%/);
      // The pages read of Rana's report say nothing about unemployment, but that the travel time index is missing.
      expect(await page.getByRole('row', { name: /^Rana/ }).count()).toBe(0);
      await page.goto(`${site().url}/en/kpis/EC-I-T-5A`);
      expect(await page.getByRole('row', { name: /^Rana/ }).innerText()).toMatch(/Not reported/);
    });

    it('finds a KPI by its code', async () => {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'KPIs' }).click();
      await page.getByLabel('Search by name or code').fill('EN: EN: AQ');
      await page.getByText('2 indicators').waitFor();
      await page.getByRole('link', { name: 'GHG Emissions' }).waitFor();
    });

    it('ends at the method with the published example', async () => {
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Method' }).click();
      await page.getByRole('heading', { level: 1, name: 'How cities are scored' }).waitFor();
      await settled(page);
      expect(await page.getByRole('row', { name: /^All reported/ }).innerText()).toMatch(/9 of 16\s+56\.25/);
      expect(await page.getByRole('row', { name: /^One missing/ }).innerText()).toMatch(/9 of 12\s+75\.00/);
    });
  });
}
