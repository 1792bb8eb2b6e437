/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { describe, expect, it } from '@jest/globals';
import { card, field, saved, type Running } from './support.js';

/** One person at the forms. */
export function fillingIn(city: Running): void {
  describe('filling in', () => {
    it('computes the value while the figures are typed, saves by itself and shows it all after a reload', async () => {
      const anna = await city().signedIn('anna');
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
      const anna = await city().signedIn('anna');
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
      const anna = await city().signedIn('anna');
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
      const anna = await city().signedIn('anna');
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
      const anna = await city().signedIn('anna');
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
}
