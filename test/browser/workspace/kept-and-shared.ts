/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { card, entryOf, field, saved, type Running } from './support.js';

/** What is typed is never lost, alone or with others. */
export function keptAndShared(city: Running): void {
  describe('nothing typed is lost', () => {
    it('when the connection is lost and the tab closed: it is sent when the page is opened again', async () => {
      const anna = await city().signedIn('anna');
      const page = await anna.open('/economy-ict-infrastructure');
      await field(page, 'coverage3G', 'sources').waitFor();
      await anna.context.setOffline(true);
      await field(page, 'coverage3G', 'sources').fill('Map of the regulator');
      await page.getByText('Offline: 1 change kept on this device').waitFor();
      await page.close();
      await anna.context.setOffline(false);
      const again = await anna.open('/profile');
      await saved(again);
      expect((await entryOf(city, 'coverage3G'))?.sources).toBe('Map of the regulator');
      await anna.close();
    });

    it('when the session has ended: signing in again sends it', async () => {
      const anna = await city().signedIn('anna');
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
      expect((await entryOf(city, 'coverage4G'))?.sources).toBe('Map of the operators');
      await anna.close();
    });

    it('when two people write the same field: both values are shown, and one chooses', async () => {
      const [anna, bjorn] = [await city().signedIn('anna'), await city().signedIn('bjorn')];
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
      const [anna, bjorn] = [await city().signedIn('anna'), await city().signedIn('bjorn')];
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
      expect(await entryOf(city, 'coverage3G')).toMatchObject({ year: 2025, note: 'Outdoors only' });
      await Promise.all([anna.close(), bjorn.close()]);
    });

    it('two tabs of one person show the same and send once', async () => {
      const anna = await city().signedIn('anna');
      const [one, two] = [
        await anna.open('/economy-ict-infrastructure'),
        await anna.open('/economy-ict-infrastructure'),
      ];
      await field(two, 'coverage4G', 'year').waitFor();
      const before = (await entryOf(city, 'coverage4G'))?.revision ?? 0;
      await field(one, 'coverage4G', 'year').fill('2024');
      await saved(one);
      await two.waitForFunction(
        () =>
          document.querySelector<HTMLInputElement>('#dp-coverage4G [data-field="year"]')?.value === '2024',
      );
      expect((await entryOf(city, 'coverage4G'))?.revision).toBe(before + 1);
      await anna.close();
    });
  });

  describe('working together', () => {
    it('a colleague in the same category is named', async () => {
      const [anna, bjorn] = [await city().signedIn('anna'), await city().signedIn('bjorn')];
      const first = await anna.open('/economy-transport');
      await first.locator('h1').waitFor();
      await first.waitForTimeout(500);
      const second = await bjorn.open('/economy-transport');
      await second.getByText('anna is also here').waitFor();
      await Promise.all([anna.close(), bjorn.close()]);
    });

    it('a contributor sees first what is theirs, and changes nothing else', async () => {
      const anna = await city().signedIn('anna');
      const people = await anna.open('/people');
      await people.getByLabel('Person', { exact: true }).selectOption({ label: 'carla' });
      await people.getByLabel('Category or KPI', { exact: true }).selectOption('category|Culture');
      await people.getByLabel('Due (optional)').fill(`${new Date().getFullYear()}-12-01`);
      await people.getByRole('button', { name: 'Assign', exact: true }).click();
      await people.getByRole('rowheader', { name: 'carla' }).waitFor();

      const carla = await city().signedIn('carla');
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
      const anna = await city().signedIn('anna');
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

  describe('signing out', () => {
    it('asks first when something is not sent yet', async () => {
      const anna = await city().signedIn('anna');
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
}
