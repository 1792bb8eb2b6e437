/// <reference lib="dom" />
// Functions given to `evaluate` run in the page.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that look at colours, all that differs between light and dark. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

/** A small telephone, and the same page at 200 % zoom on a common screen. */
const NARROW = [360, 640];

/**
 * What keeps people from using a page: rules of WCAG 2.2 AA that it breaks in light and in dark, and widths at which it
 * scrolls sideways. The page is left dark and narrow.
 */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const light = await violations(page, { runOnly: { type: 'tag', values: RULES } });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  const dark = await violations(page, { runOnly: { type: 'rule', values: ABOUT_COLOURS } });
  const wide: string[] = [];
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 740 });
    await page.waitForFunction(fitsSideways, width).catch(() => wide.push(`wider than ${width} pixels`));
  }
  return [...light, ...dark, ...wide];
}

/** Rules that the page breaks, with the elements that break them. */
async function violations(page: Page, options: RunOptions): Promise<readonly string[]> {
  const results: AxeResults = await page.evaluate(
    (run) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, run),
    { resultTypes: ['violations' as const], ...options },
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

/** In the page: it has taken on the width, and nothing makes it scroll sideways. */
function fitsSideways(width: number): boolean {
  const { scrollWidth, clientWidth } = document.documentElement;
  return clientWidth <= width && scrollWidth <= clientWidth;
}
