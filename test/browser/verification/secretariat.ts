import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { barriers } from '../../support/barriers.js';
import { settled } from '../../support/browser.js';
import type { Running } from './support.js';

const place = (journey: Running): string =>
  `/programmes/${journey().programmeId}/assessments/${journey().assessmentId}`;

/** Opens the programme's page about the assessment. */
async function assessmentPage(journey: Running): Promise<Page> {
  const page = await journey().visit('hub', place(journey));
  await page.getByRole('heading', { level: 1, name: /Karmøy \d{4}: verification/ }).waitFor();
  return page;
}

/** Assigns verifiers, screens, accepts. */
export function screening(journey: Running): void {
  describe('the secretariat', () => {
    it('finds what came in among its work and starts screening', async () => {
      const page = await journey().visit('hub', '/workspace');
      await page.getByRole('link', { name: 'Start screening' }).click();
      await page.getByRole('button', { name: 'Start screening' }).click();
      await page.getByText('The programme checks whether it is complete.').waitFor();
      await page.getByText('These are our figures.').waitFor();
      await page.close();
    });

    it('assigns a provisional verifier, is refused one as second reader, and sees both on record', async () => {
      const page = await assessmentPage(journey);
      await page.getByText('Nobody is assigned yet.').waitFor();
      const assign = async (name: RegExp, duty: string) => {
        await page.getByRole('button', { name: 'Assign somebody' }).click();
        const dialog = page.getByRole('dialog');
        const option = dialog.getByRole('option', { name });
        await dialog.getByLabel('Person', { exact: true }).selectOption(await option.getAttribute('value'));
        await dialog.getByRole('radio', { name: duty, exact: true }).check();
        await dialog.getByLabel('Why this person').fill('Knows the region.');
        await dialog.getByRole('button', { name: 'Assign somebody' }).click();
        return dialog;
      };
      const refused = await assign(/^per/, 'second reader');
      await refused.getByText('A second reader must be a qualified verifier.').first().waitFor();
      await refused.getByRole('radio', { name: 'verifier', exact: true }).check();
      await refused.getByRole('button', { name: 'Assign somebody' }).click();
      await page.getByText('per is assigned and gets a mail.').waitFor();
      await page.getByText('Refused: a second reader must be qualified.').waitFor();
      await assign(/^ruth/, 'second reader');
      await page.getByText('ruth is assigned and gets a mail.').waitFor();
      await page.getByRole('row', { name: /per provisional verifier verifier/ }).waitFor();
      await page.close();
    });

    it('accepts it for verification', async () => {
      const page = await assessmentPage(journey);
      await page.getByRole('button', { name: 'Accept for verification' }).click();
      await page.getByText('The verifiers judge the data points one by one.').waitFor();
      expect(await journey().state()).toBe('inVerification');
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      await page.close();
    });
  });
}

/** Reviews, signs off, publishes; gives the way to the edition to `published`. */
export function signOffAndPublication(journey: Running, published: (editionId: string) => void): void {
  describe('the secretariat', () => {
    it('reviews the verification and signs it off with its own attestation', async () => {
      const page = await assessmentPage(journey);
      await page.getByRole('button', { name: 'Start the quality review' }).click();
      await page.getByText('The programme reviews the verification and signs it off.').waitFor();
      await page.getByRole('button', { name: 'Sign off' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByLabel('Attestation').inputValue()).toContain('Karmøy');
      await dialog.getByRole('button', { name: 'Sign off' }).click();
      await page.getByText('It waits for the programme, which publishes it.').waitFor();
      await page.close();
    });

    it('reads what will be published, publishes, and opens the edition', async () => {
      const page = await assessmentPage(journey);
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/^\d+ not reported$/).waitFor();
      await dialog.getByText(/^per, who concluded the verification:/).waitFor();
      await dialog.getByRole('button', { name: 'Publish the edition' }).click();
      await page.getByText('The edition is published.').waitFor();
      await page.getByRole('link', { name: 'Open it' }).click();
      await page.waitForURL(/\/editions\//);
      await page.getByRole('heading', { level: 1, name: /Karmøy/ }).waitFor();
      published(new URL(page.url()).pathname.split('/').at(-1) ?? '');
      expect(await journey().state()).toBe('published');
      await page.close();
    });
  });
}

/** Opens what was published for a correction. */
export function correction(journey: Running): void {
  it('is opened for a correction with a reason, which the city reads', async () => {
    const page = await assessmentPage(journey);
    await page.getByRole('button', { name: 'Open a correction' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('The survey counted hotels.');
    await page.getByRole('dialog').getByRole('button', { name: 'Open a correction' }).click();
    await page.getByText('It waits for the city, which completes it').waitFor();
    await page.close();
    const city = await journey().visit('anna', `/workspace/${journey().assessmentId}`);
    await city.getByText('The survey counted hotels.').waitFor();
    await city.close();
  });
}
