import { afterAll, beforeAll } from '@jest/globals';
import { answering, correctingPublished, readingVerdicts } from './verification/city.js';
import { asking, inFrench, judging, judgingAgain, secondReading } from './verification/desk.js';
import { readingChanges, readingEdition } from './verification/readers.js';
import { correction, screening, signOffAndPublication } from './verification/secretariat.js';
import { startVerification, type Verification } from './verification/support.js';

// One journey of one assessment, from submission to a corrected edition: each part goes on where the one before ended.
let started: Verification | undefined;
const journey = (): Verification => {
  if (started === undefined) throw new Error('The verification has not started');
  return started;
};
const FOOTNOTE = 'Of the region, not of the city alone.';
const editions = { first: '', second: '' };

beforeAll(async () => {
  started = await startVerification();
}, 90_000);
afterAll(() => started?.close());

screening(journey);
asking(journey);
answering(journey);
inFrench(journey);
judging(journey, FOOTNOTE);
secondReading(journey);
readingVerdicts(journey, FOOTNOTE);
signOffAndPublication(journey, (edition) => (editions.first = edition));
readingEdition(journey, () => editions.first, FOOTNOTE);
correction(journey);
correctingPublished(journey);
judgingAgain(journey);
signOffAndPublication(journey, (edition) => (editions.second = edition));
readingChanges(journey, { first: () => editions.first, second: () => editions.second });
