import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { filled } from '../../api/exchange/support.js';
import { card, type Entry, entryOf, field, saved, type Running } from './support.js';

/** Out to Excel and back, and the way to submission. */
export function exchangeAndSubmission(city: Running): void {
  describe('Excel', () => {
    it('goes out and comes back: every change is shown first, conflicts are decided, then all is written', async () => {
      const anna = await city().signedIn('anna');
      const page = await anna.open('/exchange');
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Excel template, English' }).click();
      const template = await readFile(await (await waiting).path());
      const file = await filled(template, [
        ['entry:greenAreaPer100k', 'note', 'From the spreadsheet'],
        ['entry:waterSupplyLoss', 'note', 'Written offline'],
        ['entry:waterSupplyLoss', 'year', 'last year'],
      ]);
      // Meanwhile a colleague writes one of the same cells.
      const bjorn = await city().signedIn('bjorn');
      const path = `/assessments/${city().assessmentId}/entries/waterSupplyLoss`;
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
      expect(await entryOf(city, 'waterSupplyLoss')).toMatchObject({ note: 'Written offline' });
      expect(await entryOf(city, 'greenAreaPer100k')).toMatchObject({ note: 'From the spreadsheet' });

      await page.getByRole('button', { name: 'Upload another file' }).click();
      const buffer = Buffer.from('not a workbook');
      await page.locator('input[type="file"]').setInputFiles({ name: 'x.xlsx', mimeType, buffer });
      await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
      await Promise.all([anna.close(), bjorn.close()]);
    });
  });

  describe('the way to submission', () => {
    it('lists what is missing, takes explanations in place, and freezes the figures once submitted', async () => {
      const anna = await city().signedIn('anna');
      const assessment = `/assessments/${city().assessmentId}`;
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
        const patch = { value: null, inputs: none, inputUnits: none, status: null };
        await anna.call('PUT', `${assessment}/entries/${dataPoint}`, { baseRevision: revision, patch });
      }
      await page.goto(`/en/workspace/${city().assessmentId}/profile`);
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
      await page
        .getByLabel('Explanation for “Households with Internet access”')
        .fill('The survey is of 2023.');
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
}
