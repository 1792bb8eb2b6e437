/// <reference lib="dom" />
import type { Locator, Page } from 'playwright-core';
import type { CityAtWork } from '../city-at-work.js';

export type Running = () => CityAtWork;

export interface Entry {
  readonly dataPoint: string;
  readonly revision: number;
  readonly status: string | null;
  readonly inputs: Readonly<Record<string, string>>;
  readonly year: number | null;
  readonly sources: string | null;
}

/** The card of a data point. */
export const card = (page: Page, dataPoint: string): Locator => page.locator(`#dp-${dataPoint}`);

/** A field of an entry, e.g. `year` or `inputs.households`. */
export const field = (page: Page, dataPoint: string, name: string): Locator =>
  card(page, dataPoint).locator(`[data-field="${name}"]`);

/** Waits until the page says that the server has everything. */
export const saved = (page: Page): Promise<void> => page.getByText(/^Saved \d\d:\d\d$/).waitFor();

/** What the server has for a data point. */
export async function entryOf(city: Running, dataPoint: string): Promise<Entry | undefined> {
  const work = await city().signedIn('bjorn');
  const { entries } = await work.call<{ entries: Entry[] }>('GET', `/assessments/${city().assessmentId}`);
  await work.close();
  return entries.find((entry) => entry.dataPoint === dataPoint);
}
