import { afterAll, beforeAll } from '@jest/globals';
import { type CityAtWork, startCity } from './city-at-work.js';
import { appearance } from './workspace/appearance.js';
import { exchangeAndSubmission } from './workspace/exchange-and-submission.js';
import { fillingIn } from './workspace/filling-in.js';
import { keptAndShared } from './workspace/kept-and-shared.js';

// One server, one city and one browser for all suites, which run in this order: starting them takes longer than a test.
let started: CityAtWork | undefined;
const city = (): CityAtWork => {
  if (started === undefined) throw new Error('The city has not started');
  return started;
};

beforeAll(async () => {
  started = await startCity();
}, 90_000);
afterAll(() => started?.close());

fillingIn(city);
keptAndShared(city);
appearance(city);
exchangeAndSubmission(city);
