import { describe, expect, it } from '@jest/globals';
import { barriers } from '../support/barriers.js';
import { settled, type Site } from '../support/browser.js';
import { PAGES } from './pages.js';

/** WCAG 2.2 AA on every page, in both colour schemes and in narrow windows, and the keyboard. */
export function accessibility(site: () => Site): void {
  describe.each(['en', 'fr'])('pages in %s keep WCAG 2.2 AA', (language) => {
    it.each(PAGES)('$name, light, dark and narrow', async ({ path, prepare }) => {
      const page = await site().open(`/${language}${path}`, { colorScheme: 'light' });
      await settled(page);
      await prepare?.(page);
      expect(await barriers(page)).toEqual([]);
      await page.context().close();
    });
  });

  describe('the keyboard', () => {
    it('reaches the content first through the skip link', async () => {
      const page = await site().open('/en/method');
      await settled(page);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      await page.context().close();
    });

    it('gets back to where it was when an explanation is closed', async () => {
      const page = await site().open('/en/cities/stavanger?show=scored');
      await settled(page);
      const button = page.getByRole('button', { name: 'Why? Unemployment rate' });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('heading', { name: 'Where it counts' }).waitFor();
      await page.keyboard.press('Escape');
      await page.waitForFunction(
        () => document.activeElement?.getAttribute('aria-label') === 'Why? Unemployment rate',
      );
      await page.context().close();
    });
  });
}
