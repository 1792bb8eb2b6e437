import { type Hub, SUBMISSION } from './hub.js';
import type { Answer, Person } from './person.js';

/** What the program has said is done; all of it must be there after any crash. */
export interface Journal {
  /** Verdicts, as `assessment/dataPoint/number/outcome`. */
  readonly verdicts: string[];
  /** Messages of questions, as `question/number`. */
  readonly messages: string[];
  /** Steps, as `assessment/number/event`. */
  readonly steps: string[];
  readonly editions: string[];
}

interface Review {
  readonly dataPoint: string;
  readonly state: string;
  readonly version: number;
  readonly entryRevision: number;
  readonly verdict: { readonly number: number; readonly outcome: string } | null;
}

interface Question {
  readonly id: string;
  readonly state: string;
  readonly messages: readonly { readonly number: number }[];
}

const OUTCOMES = [
  { outcome: 'verified' },
  { outcome: 'verifiedWithCaveat', footnote: 'Without the islands.' },
  { outcome: 'notVerified', reasonCode: 'sourceMissing', reason: 'No source was named.' },
] as const;

export const emptyJournal = (): Journal => ({ verdicts: [], messages: [], steps: [], editions: [] });

/** How much has been acknowledged. */
export function countOf({ verdicts, messages, steps, editions }: Journal): number {
  return verdicts.length + messages.length + steps.length + editions.length;
}

/** Everybody works at the same time until told to stop; what is acknowledged goes into the journal. */
export async function workUntil(stopped: () => boolean, hub: Hub, journal: Journal): Promise<void> {
  const forever = async (turn: (round: number) => Promise<void>): Promise<void> => {
    for (let round = 0; !stopped(); round++) await turn(round);
  };
  await Promise.all([
    forever((round) => judge(hub.vera, hub.judged, round, journal)),
    forever((round) => judge(hub.viktor, hub.judged, round + 1, journal)),
    forever(() => askAndAnswer(hub, journal)),
    forever(() => goBackAndForth(hub, journal)),
    forever(() => publishAndCorrect(hub, journal)),
  ]);
}

const isDone = <T>(answer: Answer<T> | null): answer is Answer<T> => answer !== null && answer.status < 300;

async function judge(verifier: Person, assessment: string, round: number, journal: Journal): Promise<void> {
  const path = `/assessments/${assessment}`;
  const reviews = await verifier.send<Review[]>('GET', `${path}/reviews`);
  if (!isDone(reviews)) return;
  const open = reviews.body.filter(({ state }) => !['notReported', 'queried', 'answered'].includes(state));
  const review = open[round % Math.max(open.length, 1)];
  const verdict = OUTCOMES[round % OUTCOMES.length];
  if (!review) return;
  const { dataPoint, version, entryRevision } = review;
  const items = [{ dataPoint, version, entryRevision }];
  const answer = await verifier.send<{ reviews: Review[] }>('POST', `${path}/verdicts`, {
    ...verdict,
    items,
  });
  if (!isDone(answer)) return;
  for (const { verdict: given } of answer.body.reviews)
    if (given) journal.verdicts.push(`${assessment}/${dataPoint}/${given.number}/${given.outcome}`);
}

async function askAndAnswer({ vera, anna, judged }: Hub, journal: Journal): Promise<void> {
  const path = `/assessments/${judged}/questions`;
  const note = (answer: Answer<Question> | null): void => {
    if (!isDone(answer)) return;
    const { id, messages } = answer.body;
    for (const { number } of messages) journal.messages.push(`${id}/${number}`);
  };
  const open = await vera.send<Question[]>('GET', path);
  if (!isDone(open)) return;
  for (const { id, state } of open.body) {
    if (state === 'open')
      note(await anna.send('POST', `${path}/${id}/answers`, { text: 'Yes.', evidence: [] }));
    if (state === 'answered')
      note(await vera.send('POST', `${path}/${id}/resolve`, { resolution: 'Clear.' }));
  }
  const reviews = await vera.send<Review[]>('GET', `/assessments/${judged}/reviews`);
  const reported = isDone(reviews) ? reviews.body.find(({ state }) => state !== 'notReported') : undefined;
  if (!reported) return;
  const question = { dataPoint: reported.dataPoint, issue: 'Source', text: 'Who counted this?' };
  note(await vera.send('POST', path, question));
}

/** Withdrawn and handed in again, over and over. */
async function goBackAndForth({ anna, secretariat, stepped }: Hub, journal: Journal): Promise<void> {
  await step(anna, stepped, { event: 'withdraw', reason: 'A mistake.' }, journal);
  await step(anna, stepped, SUBMISSION, journal);
  await step(secretariat, stepped, { event: 'startScreening' }, journal);
  await step(secretariat, stepped, { event: 'accept' }, journal);
}

/** One whole life: judged, signed off, published, corrected. */
async function publishAndCorrect(hub: Hub, journal: Journal): Promise<void> {
  const { anna, secretariat, vera, published } = hub;
  await judge(vera, published, journal.editions.length, journal);
  await step(vera, published, { event: 'conclude', statement: 'The figures are plausible.' }, journal);
  await step(secretariat, published, { event: 'startReview' }, journal);
  await step(secretariat, published, { event: 'signOff', statement: 'Reviewed.' }, journal);
  await step(secretariat, published, { event: 'publish' }, journal);
  await step(secretariat, published, { event: 'correct', reason: 'A slip.' }, journal);
  await step(anna, published, SUBMISSION, journal);
  await step(secretariat, published, { event: 'startScreening' }, journal);
  await step(secretariat, published, { event: 'accept' }, journal);
}

async function step(person: Person, assessment: string, body: object, journal: Journal): Promise<void> {
  const answer = await person.send<{
    readonly transition: { readonly number: number; readonly event: string };
    readonly editionId?: string | null;
  }>('POST', `/assessments/${assessment}/transitions`, body);
  if (!isDone(answer)) return;
  const { transition, editionId } = answer.body;
  journal.steps.push(`${assessment}/${transition.number}/${transition.event}`);
  if (editionId) journal.editions.push(editionId);
}
