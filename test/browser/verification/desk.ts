/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { barriers } from '../../support/barriers.js';
import { settled } from '../../support/browser.js';
import type { Person } from '../city-at-work.js';
import { ASKED, OTHERS, PLAIN, type Running } from './support.js';

const desk = (journey: Running, path = ''): string => `/desk/${journey().assessmentId}${path}`;

/** The desk with one data point, or with the assessment. */
async function at(journey: Running, person: Person, path = ''): Promise<Page> {
  const page = await journey().visit(person, desk(journey, path));
  await settled(page);
  return page;
}

/** The verdict bar. */
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Verdict', exact: true });

/** Nothing keeps anybody from using the page; it is left as it was. */
async function isOpenToAll(page: Page): Promise<void> {
  await settled(page);
  expect(await barriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Finds the assessment in the queue, reads, asks by keyboard; nothing typed is lost. */
export function asking(journey: Running): void {
  describe('the verifier', () => {
    it('comes from the menu to the queue, which can be filtered and shared by its address', async () => {
      const page = await journey().visit('per', '/workspace');
      await page.getByRole('button', { name: 'per' }).click();
      await page.getByRole('link', { name: 'Desk', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Verification desk' }).waitFor();
      await page.getByRole('row', { name: /^Karmøy.*In verification.*0 of 4 reported/ }).waitFor();
      await page.getByLabel('Only mine').check();
      await page.getByRole('link', { name: 'In verification 1' }).click();
      await page.getByLabel('Search city, programme, verifier').fill('nowhere');
      await page.getByText('Nothing matches').waitFor();
      expect(new URL(page.url()).search).toBe('?mine=true&state=inVerification&q=nowhere');
      await page.goto(page.url().replace('nowhere', 'karmoy'));
      await page.getByText('1 assessment', { exact: true }).waitFor();
      await isOpenToAll(page);
      await page.getByRole('link', { name: /^Karmøy/ }).click();
      await page.getByRole('heading', { level: 2, name: 'Data points' }).waitFor();
      await page.close();
    });

    it('goes through the filtered list by keyboard, and finds all there is to judge by', async () => {
      const page = await at(journey, 'per', '?show=toJudge');
      await page.getByText('4 of 112 data points').waitFor();
      await page.getByRole('link', { name: 'Households with Internet access' }).click();
      await page.waitForURL(`**/${ASKED}?show=toJudge`);
      await page.getByText('= 100 × 18 500 ÷ 19 000 = 97.37 %').waitFor();
      await page.getByText('Extrapolated from a survey of inhabitants').waitFor();
      for (const part of [
        'Rule findings',
        'What to check',
        'Evidence',
        'Among other cities',
        'Earlier editions',
      ]) {
        await page.getByRole('heading', { level: 2, name: part }).waitFor();
      }
      await page.getByRole('link', { name: '2020' }).waitFor();
      await page.keyboard.press('j');
      await page.getByRole('heading', { level: 1, name: 'Compact' }).waitFor();
      expect(new URL(page.url()).search).toBe('?show=toJudge');
      await page.keyboard.press('k');
      await page.getByRole('heading', { level: 1, name: 'Households with Internet access' }).waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('Verified, recorded at once').waitFor();
      await page.keyboard.press('v');
      await page.getByLabel('Use single keys in this browser').uncheck();
      await page.keyboard.press('Escape');
      await page.keyboard.press('j');
      await page.keyboard.press('v');
      await bar(page).getByText('To judge', { exact: true }).waitFor();
      expect(new URL(page.url()).pathname).toContain(ASKED);
      await bar(page).getByRole('button', { name: 'Keys' }).click();
      await page.getByLabel('Use single keys in this browser').check();
      await page.getByRole('button', { name: 'Close' }).click();
      await isOpenToAll(page);
      await page.close();
    });

    it('asks the city; keys do nothing while typing, and what was typed outlives a reload', async () => {
      const page = await at(journey, 'per', `/${ASKED}`);
      await page.keyboard.press('a');
      const issue = page.getByLabel('Issue, in a few words');
      await issue.waitFor();
      // Every letter of it is a key of the desk.
      await page.keyboard.type('vcnajk? Survey');
      await page.getByLabel('Question to the city').fill('Which survey is this, and were hotels counted?');
      await page.reload();
      expect(await issue.inputValue()).toBe('vcnajk? Survey');
      await issue.fill('Survey');
      await bar(page).getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByText('The question is on its way to the city.').waitFor();
      await page.getByRole('heading', { name: 'Question 1: Survey' }).waitFor();
      await bar(page).getByText('Question open').waitFor();
      await page.keyboard.press('v');
      await page.getByText('A question is open. Wait for the answer').waitFor();
      expect(await journey().state()).toBe('questionsOpen');
      await page.close();
    });
  });
}

const PARTS = ['', '?part=screening', '?part=questions', '?part=people', `/${ASKED}`];

/** The desk keeps WCAG 2.2 AA in French too, on every part of it. */
export function inFrench(journey: Running): void {
  it.each(PARTS)('the desk in French is open to all: %s', async (part) => {
    const page = await at(journey, 'per', part);
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('link', { name: 'Bureau de vérification' }).waitFor();
    await isOpenToAll(page);
    await page.close();
  });
}

/** Reads the answer, judges with a footnote, loses nothing to somebody faster, judges the rest at once, concludes. */
export function judging(journey: Running, footnote: string): void {
  describe('the verifier', () => {
    it('reads the answer beside the corrected value, and the evidence in a frame that can reach nothing', async () => {
      const page = await at(journey, 'per', `/${ASKED}`);
      await page.getByText('= 100 × 18 000 ÷ 19 000 = 94.74 %').waitFor();
      await page.getByText('Hotels were counted.').waitFor();
      const frame = page.locator('iframe');
      expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
      await frame.scrollIntoViewIfNeeded();
      await page.frameLocator('iframe').getByText('Household survey').waitFor({ state: 'attached' });
      await page.getByRole('button', { name: '1 earlier version' }).click();
      await page.getByText('18 500 → 18 000').waitFor();
      await isOpenToAll(page);
      await page.close();
    });

    it('never loses a verdict: whoever comes second sees what holds, and decides', async () => {
      const [slow, fast] = [await at(journey, 'per', `/${ASKED}`), await at(journey, 'per', `/${ASKED}`)];
      await slow.getByLabel('Make sure households, not inhabitants').check();
      await slow.keyboard.press('c');
      await slow.getByLabel('Footnote').fill(footnote);
      await fast.keyboard.press('v');
      await fast.getByText('Recorded: Verified. You can still change it.').waitFor();
      await fast.close();
      await bar(slow).getByRole('button', { name: 'With a caveat', exact: true }).first().click();
      await slow.getByRole('heading', { name: 'Somebody was faster' }).waitFor();
      await bar(slow).getByText('Verified', { exact: true }).first().waitFor();
      await slow.getByRole('button', { name: 'Leave it as it is' }).click();
      expect(await slow.getByLabel('Footnote').inputValue()).toBe(footnote);
      await bar(slow).getByRole('button', { name: 'With a caveat', exact: true }).first().click();
      await slow.getByText('Recorded: Verified with a caveat. You can still change it.').waitFor();
      await slow.getByText(footnote).waitFor();
      expect(await slow.getByLabel('Make sure households, not inhabitants').isChecked()).toBe(true);
      await slow.close();
    });

    it('judges the rest of the list at once, after seeing exactly what that covers', async () => {
      const page = await at(journey, 'per', '?show=toJudge');
      await page.getByRole('button', { name: 'Judge these 3 data points' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('It covers exactly these 3 data points:').waitFor();
      expect(await dialog.getByRole('checkbox').count()).toBe(1 + OTHERS.length);
      await dialog.getByRole('checkbox').first().uncheck();
      await dialog.getByRole('button', { name: '“Verified” for 2 data points' }).click();
      await page.getByText('1 of 112 data points').waitFor();
      await page.getByRole('link', { name: 'Judged 3' }).waitFor();
      await isOpenToAll(page);
      await page.close();
    });

    it('does not verify a figure without saying why, then concludes with an attestation', async () => {
      const page = await at(journey, 'per', `/${PLAIN}`);
      await page.keyboard.press('n');
      await page.getByLabel('Reason in words').fill('The plan is not public.');
      await bar(page).getByRole('button', { name: 'Not verified', exact: true }).first().click();
      await page.getByText('Choose a reason from the list.').waitFor();
      await page.getByLabel('Reason', { exact: true }).selectOption('sourceMissing');
      await bar(page).getByRole('button', { name: 'Not verified', exact: true }).first().click();
      await page.getByText('Recorded: Not verified.').waitFor();
      await page.close();
      await conclude(journey);
    });
  });
}

/** The attestation of the verifier, as it is proposed. */
async function conclude(journey: Running): Promise<void> {
  const page = await at(journey, 'per');
  await page.getByRole('button', { name: 'Conclude the verification' }).click();
  const attestation = page.getByLabel('Attestation');
  expect(await attestation.inputValue()).toMatch(/^I, per, have examined the data of Karmøy/);
  await page.getByRole('button', { name: 'Conclude the verification' }).last().click();
  await page.getByRole('button', { name: 'Reopen the verification' }).waitFor();
  expect(await journey().state()).toBe('verified');
  await page.close();
}

/** Disagrees with one verdict, which is given anew, and confirms the others: one by key, the rest at once. */
export function secondReading(journey: Running): void {
  describe('the second reader', () => {
    it('disagrees with a verdict: the verifier judges it again and concludes again', async () => {
      const ruth = await at(journey, 'ruth', `/${PLAIN}?show=unconfirmed`);
      await bar(ruth).getByText('Not verified', { exact: true }).waitFor();
      await ruth.keyboard.press('d');
      await ruth.getByLabel('Why you disagree').fill('The plan is on the web site of the city.');
      await bar(ruth).getByRole('button', { name: 'Disagree', exact: true }).first().click();
      await ruth.getByText('The data point is to be judged again.').waitFor();
      await isOpenToAll(ruth);
      await ruth.close();
      expect(await journey().state()).toBe('inVerification');
      const per = await at(journey, 'per', `/${PLAIN}`);
      await per.getByText('The plan is on the web site of the city.').waitFor();
      await per.keyboard.press('v');
      await per.getByText('Recorded: Verified.').waitFor();
      await per.close();
      await conclude(journey);
    });

    it('confirms one verdict by key and the others at once', async () => {
      const page = await at(journey, 'ruth', `/${ASKED}?show=unconfirmed`);
      await page.keyboard.press('y');
      await bar(page).getByText('(confirmed)').waitFor();
      await page.getByRole('link', { name: 'Back to the list' }).click();
      await page.getByRole('button', { name: 'Confirm these 3 verdicts' }).click();
      await page.getByRole('dialog').getByText('It covers exactly these 3 data points:').waitFor();
      await page.getByRole('button', { name: 'Confirm 3 verdicts' }).click();
      await page.getByRole('link', { name: 'Not confirmed 0' }).waitFor();
      await page.close();
    });
  });
}

/** Screens what came in again with the report of the rules, accepts it, judges what changed, has it confirmed. */
export function judgingAgain(journey: Running): void {
  describe('the verifier', () => {
    it('screens the correction with the report of the rules, and accepts it', async () => {
      const page = await at(journey, 'per');
      await page.getByRole('heading', { level: 2, name: 'Screening report' }).waitFor();
      await page.getByText(/of 91 KPIs are reported/).waitFor();
      const finding = page.getByRole('listitem').filter({ hasText: 'KPIs (' }).first();
      await finding.getByRole('button', { name: /^Add to the reasons/ }).click();
      await page.getByRole('button', { name: 'Return for completion' }).click();
      expect(await page.getByLabel('Reason').inputValue()).toMatch(/^– .*KPIs/);
      await isOpenToAll(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Start screening' }).click();
      await page.getByRole('button', { name: 'Accept for verification' }).click();
      await page.getByText('In verification', { exact: true }).waitFor();
      await page.close();
    });

    it('judges the corrected figure only: the other verdicts still hold', async () => {
      const page = await at(journey, 'per', '?show=toJudge');
      await page.getByText('1 of 112 data points').waitFor();
      await page.getByRole('link', { name: 'Households with Internet access' }).click();
      await page.getByText('= 92.11 %').waitFor();
      await page.keyboard.press('v');
      await page.getByText('Recorded: Verified.').waitFor();
      await page.close();
      await conclude(journey);
      const ruth = await at(journey, 'ruth', `/${ASKED}`);
      await ruth.keyboard.press('y');
      await bar(ruth).getByText('(confirmed)').waitFor();
      await ruth.close();
    });
  });
}
