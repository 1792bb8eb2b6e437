/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import { type Running } from './support.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
        const anna = await city().signedIn('anna');
        for (const language of ['en', 'fr']) {
          const page = await anna.open(path, language);
          await page.locator('h1').waitFor();
          await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
          const cards = page.locator('[data-point]');
          if (path === '/economy-ict-infrastructure') {
            await cards.nth(0).locator('button[aria-expanded]').last().click();
            await cards.nth(1).locator('button[aria-expanded]').nth(-2).click();
            await cards.nth(3).locator('button[aria-expanded]').last().click();
            await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
          }
          await page.evaluate(AXE);
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
            const { violations }: AxeResults = await page.evaluate(
              (values) =>
                (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
                  runOnly: { type: 'tag', values },
                  resultTypes: ['violations'],
                }),
              RULES,
            );
            expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual(
              [],
            );
          }
          await page.setViewportSize({ width: 360, height: 740 });
          const width = () => page.evaluate(() => document.documentElement.scrollWidth);
          expect(await width()).toBeLessThanOrEqual(360);
          await page.close();
        }
        await anna.close();
      },
    );
  });
}
