import type { Page } from 'playwright-core';

export interface VisitedPage {
  readonly name: string;
  /** Behind the language. */
  readonly path: string;
  /** What is opened or awaited on it. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const toggles = async (page: Page) => {
  const closed = page.locator('button[aria-pressed="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
};

/** Every page, with what can be opened on it. */
export const PAGES: readonly VisitedPage[] = [
  { name: 'home', path: '' },
  { name: 'home without a match', path: '?search=nowhere' },
  { name: 'city', path: '/cities/moscow' },
  { name: 'city with its tables', path: '/cities/stavanger?show=scored', prepare: toggles },
  { name: 'city by goals', path: '/cities/moscow?tab=sdgs' },
  { name: 'city, maturity', path: '/cities/moscow?tab=maturity' },
  { name: 'city, trends', path: '/cities/moscow?tab=trends' },
  { name: 'city, editions and proof', path: '/cities/valencia?tab=editions' },
  { name: 'city, about', path: '/cities/valencia?tab=about' },
  {
    name: 'explanation',
    path: '/cities/karmoy?show=scored&why=waterSupplyLoss',
    prepare: (page) => page.getByRole('dialog').locator('h3').nth(4).waitFor(),
  },
  { name: 'KPIs', path: '/kpis' },
  { name: 'KPI', path: '/kpis/EC-P-EM-1C' },
  { name: 'KPI with yes and no', path: '/kpis/EC-I-UP-2A' },
  { name: 'method', path: '/method' },
  { name: 'check of a proof', path: '/verify' },
  { name: 'page that is not there', path: '/nowhere' },
];
