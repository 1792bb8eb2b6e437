import { describe, expect, it } from '@jest/globals';
import { barriers } from '../../support/barriers.js';
import { settled } from '../../support/browser.js';
import { type Running } from './support.js';

const PLACES = [
  '',
  '/economy-ict-infrastructure',
  '/economy-urban-planning',
  '/profile',
  '/questions',
  '/people',
  '/exchange',
  '/readiness',
];

/** Every page for everybody: accessible, in both languages, on a phone. */
export function appearance(city: Running): void {
  describe('every page of the workspace', () => {
    it.each(PLACES)(
      '%s keeps WCAG 2.2 AA in both languages, light and dark, and fits 360 px',
      async (path) => {
        const anna = await city().signedIn('anna', { colorScheme: 'light' });
        for (const language of ['en', 'fr']) {
          const page = await anna.open(path, language);
          await settled(page);
          const cards = page.locator('[data-point]');
          if (path === '/economy-ict-infrastructure') {
            await cards.nth(0).locator('button[aria-expanded]').last().click();
            await cards.nth(1).locator('button[aria-expanded]').nth(-2).click();
            await cards.nth(3).locator('button[aria-expanded]').last().click();
            await settled(page);
          }
          expect(await barriers(page)).toEqual([]);
          await page.close();
        }
        await anna.close();
      },
    );
  });
}
