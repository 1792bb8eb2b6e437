import { describe, expect, it } from '@jest/globals';
import { dataPointByKey, kpiByCode } from '#catalogue';
import { readSubmission } from '#exchange';
import { formatNumber } from '#text';
import { publishedFiles, settled, type Site } from '../support/browser.js';

/** Small screens, paper, figures, hostile names, failures. */
export function appearance(site: () => Site): void {
  it('is drawn for a small telephone: the wheel without names on its outer ring', async () => {
    const page = await site().open('/fr/cities/moscow', { viewport: { width: 360, height: 740 } });
    await settled(page);
    const wheel = page.getByRole('application');
    const name = wheel.locator('text', { hasText: 'Wi-Fi public' });
    await name.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await name.waitFor();
    await page.context().close();
  });

  describe('the figures shown', () => {
    it('are those of the published documents', async () => {
      for (const { slug, text } of await publishedFiles()) {
        const read = readSubmission(text);
        if (!read.ok) throw new Error(`${slug} cannot be read`);
        const page = await site().open(`/en/cities/${slug}`);
        await settled(page);
        const cells = await page
          .locator('th[id^="dp-"]')
          .evaluateAll((heads) =>
            heads.map((head) => [head.id, head.nextElementSibling?.textContent ?? ''] as const),
          );
        const shown = new Map(cells);
        expect(shown.size).toBe(112);
        const differing = read.submission.values.filter(({ dataPoint, value, status }) => {
          const cell = shown.get(`dp-${dataPoint}`) ?? '';
          if (value === null) return cell !== (status === 'notVerified' ? 'Not verified' : 'Not reported');
          const { valueType } = dataPointByKey(dataPoint)?.dataPoint ?? {};
          if (valueType === 'boolean') return cell !== (value >= 1 ? 'Yes' : 'No');
          const decimals = valueType === 'count' && Number.isInteger(value) ? 0 : undefined;
          return !cell.startsWith(formatNumber(value, 'en', decimals));
        });
        expect(differing.map(({ dataPoint }) => [slug, dataPoint, shown.get(`dp-${dataPoint}`)])).toEqual([]);
        await page.context().close();
      }
    });
  });

  describe('paper', () => {
    it('gets the city page without navigation, with wheel and tables', async () => {
      const page = await site().open('/en/cities/stavanger', { colorScheme: 'dark' });
      await settled(page);
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      expect(await page.getByRole('banner').isVisible()).toBe(false);
      expect(await page.getByRole('button', { name: 'Why? Unemployment rate' }).isVisible()).toBe(false);
      expect(await page.getByRole('application', { name: /^Performance wheel/ }).isVisible()).toBe(true);
      // Black on white, whatever the screen shows.
      const [paper, ink] = await page.evaluate(() => {
        const { backgroundColor } = getComputedStyle(document.body);
        return [backgroundColor, getComputedStyle(document.querySelector('h1') ?? document.body).color];
      });
      expect([paper, ink]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
      const pdf = await page.pdf({ format: 'A4' });
      expect(pdf.length).toBeGreaterThan(50_000);
      await page.context().close();
    });
  });

  describe('a hostile name', () => {
    it('is text, in the list and on the page of the city', async () => {
      const name = '<img src=x onerror=alert(1)>';
      const { code } = kpiByCode('EC: P: EM: 1C') ?? { code: '' };
      const slug = await site().publish(
        JSON.stringify({
          city: name,
          country: '<script>alert(2)</script>',
          countryCode: 'NO',
          reportingYear: 2024,
          document: '<b>Report</b>',
          source: 'javascript:alert(3)',
          profile: {},
          values: [
            { code, dataPoint: 'unemploymentRate', status: 'reported', value: 3, note: '<i>note</i> {x} #' },
          ],
        }),
      );
      const page = await site().open(`/en?search=${encodeURIComponent(name)}`);
      const alerts: string[] = [];
      page.on('dialog', (dialog) => {
        alerts.push(dialog.message());
        void dialog.dismiss();
      });
      await page.getByRole('link', { name }).click();
      await page.waitForURL(`**/en/cities/${slug}`);
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await settled(page);
      await page.getByText('Note: <i>note</i> {x} #').waitFor();
      expect(await page.title()).toBe(`${name} 2024 · Civiscore`);
      expect(await page.locator('main img, main script, a[href^="javascript"]').count()).toBe(0);
      expect(alerts).toEqual([]);
      await page.context().close();
    });
  });

  describe('when something is not there', () => {
    it('says so, and what to do', async () => {
      const page = await site().open('/en/cities/atlantis');
      await page.getByRole('heading', { name: 'City not found' }).waitFor();
      await page.getByRole('link', { name: 'List of cities' }).click();
      await page.getByRole('heading', { name: 'Cities', exact: true }).waitFor();
      await page.context().close();
    });

    it('offers to try again when the server cannot be reached', async () => {
      const page = await site().open('/en/method');
      await settled(page);
      await page.route('**/api/v1/cities?*', (route) => route.abort());
      await page.getByRole('link', { name: 'Cities', exact: true }).click();
      await page.getByText('The server cannot be reached.').waitFor({ timeout: 15_000 });
      await page.unroute('**/api/v1/cities?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('8 cities').or(page.getByText('9 cities')).first().waitFor();
      await page.context().close();
    });
  });
}
