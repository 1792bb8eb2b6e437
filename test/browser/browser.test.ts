import { afterAll, beforeAll } from '@jest/globals';
import { openSite, type Site } from '../support/browser.js';
import { accessibility } from './accessibility.js';
import { appearance } from './appearance.js';
import { journey } from './journey.js';

// One server and one browser for all suites: starting them takes longer than most tests.
let site: Site | undefined;
const running = (): Site => {
  if (site === undefined) throw new Error('The site has not started');
  return site;
};

beforeAll(async () => {
  site = await openSite();
}, 60_000);
afterAll(() => site?.close());

journey(running);
appearance(running);
accessibility(running);
