import { expect, it } from '@jest/globals';
import { barriers } from '../../support/barriers.js';
import { settled } from '../../support/browser.js';
import type { Running } from './support.js';

/** What everybody reads about the first edition. */
export function readingEdition(journey: Running, edition: () => string, footnote: string): void {
  it('everybody reads the verified edition, its footnote and who vouches for it', async () => {
    const page = await journey().visit(null, `/editions/${edition()}?show=scored`);
    await page.getByText('Verified', { exact: true }).first().waitFor();
    await page.getByText(footnote).first().waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.close();
  });
}

/** The second edition beside the first. */
export function readingChanges(
  journey: Running,
  editions: { readonly first: () => string; readonly second: () => string },
): void {
  it('everybody reads what the correction changed, and reaches the edition before at its old address', async () => {
    const page = await journey().visit(null, `/editions/${editions.second()}/changes`);
    await page.getByRole('heading', { level: 1, name: /what changed$/ }).waitFor();
    await page.getByText('The survey counted hotels.').waitFor();
    await page.getByText('Households with Internet access').first().waitFor();
    await page.getByText('92.11 %').first().waitFor();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`/en/editions/${editions.first()}`);
    await page.getByText('This edition has been superseded.').waitFor();
    await page.getByRole('link', { name: /^Go to edition/ }).click();
    await page.waitForURL(`**/editions/${editions.second()}`);
    await page.close();
  });
}
