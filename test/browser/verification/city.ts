import { describe, expect, it } from '@jest/globals';
import { barriers } from '../../support/barriers.js';
import { settled } from '../../support/browser.js';
import { card, field, saved } from '../workspace/support.js';
import { ASKED, PLACE, PLAIN, type Running, SURVEY } from './support.js';

const workspace = (journey: Running, path = ''): string => `/workspace/${journey().assessmentId}${path}`;

/** Finds the question, corrects the figure, adds evidence, answers; nothing typed is lost on the way. */
export function answering(journey: Running): void {
  describe('the city', () => {
    it('finds the question among its work and beside the figure, and only that figure open', async () => {
      const page = await journey().visit('anna', '/workspace');
      await page.getByRole('link', { name: /^Question 1: / }).click();
      await page.getByText('1 question waits for the city').first().waitFor();
      await page.getByRole('link', { name: /^Look at the figure or correct it/ }).click();
      await card(page, ASKED).getByText('Question open').waitFor();
      const open = field(page, ASKED, 'inputs.householdsWithInternet');
      expect(await open.getAttribute('readonly')).toBeNull();
      await page.goto(`/en${workspace(journey, `/${PLAIN}`)}`);
      await card(page, PLAIN).getByText('closed while it is verified').waitFor();
      await page.getByRole('link', { name: 'Questioned' }).click();
      await page.getByText('Nothing here matches the search and filter.').waitFor();
      await page.close();
    });

    it('keeps an answer that was begun through a reload and without a connection', async () => {
      const page = await journey().visit('anna', workspace(journey, PLACE));
      const answer = () => card(page, ASKED).getByLabel('Answer to question 1');
      await answer().fill('Hotels were counted.');
      await page.getByText('1 answer not sent').waitFor();
      await page.reload();
      expect(await answer().inputValue()).toBe('Hotels were counted.');
      await page.context().setOffline(true);
      await card(page, ASKED).getByRole('button', { name: 'Send the answer' }).click();
      await card(page, ASKED).getByText('Not sent: there is no connection.').waitFor();
      await page.context().setOffline(false);
      expect(await answer().inputValue()).toBe('Hotels were counted.');
      await page.close();
    });

    it('corrects the figure, adds evidence and answers', async () => {
      const page = await journey().visit('anna', workspace(journey, PLACE));
      await field(page, ASKED, 'inputs.householdsWithInternet').fill('18000');
      await field(page, ASKED, 'inputs.householdsWithInternet').blur();
      await saved(page).catch(() => page.getByText(/^Saved \d\d:\d\d · 1 answer not sent$/).waitFor());
      const thread = card(page, ASKED).getByRole('article');
      await thread.getByText(/value when asked: .* · value now: /).waitFor();
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      await thread
        .locator('input[type="file"]')
        .setInputFiles({ name: 'survey.pdf', mimeType: 'application/pdf', buffer: SURVEY });
      await thread.getByRole('checkbox', { name: 'survey.pdf', checked: true }).waitFor();
      await thread.getByRole('button', { name: 'Send the answer' }).click();
      await card(page, ASKED).getByText('The city has answered').first().waitFor();
      await thread.getByRole('link', { name: 'survey.pdf' }).waitFor();
      expect(await journey().state()).toBe('answered');
      await page.getByText('1 answer waits for the verifiers').click();
      await page.getByRole('heading', { level: 1, name: 'Questions' }).waitFor();
      await settled(page);
      expect(await barriers(page)).toEqual([]);
      await page.close();
    });
  });
}

/** Reads the verdicts once the assessment is verified. */
export function readingVerdicts(journey: Running, footnote: string): void {
  it('the city reads the verdicts at its figures when the assessment is verified', async () => {
    const page = await journey().visit('anna', workspace(journey, PLACE));
    await card(page, ASKED).getByText('Verified with a caveat').waitFor();
    await card(page, ASKED).getByText(footnote).waitFor();
    await card(page, ASKED).getByText('1 closed question').click();
    await card(page, ASKED).getByText('Hotels were counted.').waitFor();
    await page.close();
  });
}

/** Corrects a published figure and hands it in again. */
export function correctingPublished(journey: Running): void {
  it('the city corrects the published figure and submits again', async () => {
    const page = await journey().visit('anna', workspace(journey, PLACE));
    await field(page, ASKED, 'inputs.householdsWithInternet').fill('17500');
    await field(page, ASKED, 'inputs.householdsWithInternet').blur();
    await saved(page);
    await page.goto(`/en${workspace(journey, '/readiness')}`);
    await page.getByRole('checkbox').check();
    await page.getByLabel('Statement of the city').fill('Corrected: hotels are left out.');
    await page.getByRole('button', { name: 'Submit the assessment' }).click();
    await page.getByText('It waits for the programme, which screens it next.').waitFor();
    await page.close();
  });
}
