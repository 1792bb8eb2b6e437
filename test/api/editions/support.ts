import { completeProfile } from '../workspace/support.js';
import {
  assignAll,
  judge,
  reviewsOf,
  save,
  startVerificationHub,
  take,
  type VerificationHub,
} from '../verification/support.js';

/** What verifiers decide about a data point. */
export type Outcome = Readonly<Record<string, unknown>> & { readonly outcome: string };

export const VERIFIED: Outcome = { outcome: 'verified' };
export const WITH_CAVEAT: Outcome = { outcome: 'verifiedWithCaveat', footnote: 'Without the islands.' };
export const NOT_VERIFIED: Outcome = {
  outcome: 'notVerified',
  reasonCode: 'sourceNotTraceable',
  reason: 'The register could not be found.',
};

/** What the city reports: inputs, or a value with the reason why it is entered directly. */
export const FIGURES: Readonly<Record<string, object>> = {
  householdInternetAccess: { inputs: { householdsWithInternet: '18500' }, sources: 'Household survey 2025' },
  fixedBroadbandSubscriptions: { value: '84.510', reason: 'Only the rate is published.', sources: 'ISP' },
  smartWaterMeters: { value: '31.25', reason: 'From the utility.', note: 'Estimated by Kari.' },
};

export const VERDICTS: Readonly<Record<string, Outcome>> = {
  householdInternetAccess: VERIFIED,
  fixedBroadbandSubscriptions: WITH_CAVEAT,
  smartWaterMeters: NOT_VERIFIED,
};

/** A hub whose city has entered `FIGURES` and what its profile asks for. */
export async function startEditionHub(): Promise<VerificationHub> {
  const hub = await startVerificationHub();
  await completeProfile(hub);
  const climate = { baseRevision: 0, text: 'Mild and windy.' };
  await hub.cityManager.put(`/assessments/${hub.assessmentId}/context/climate`, climate).expect(200);
  await report(hub, FIGURES, 0);
  await assignAll(hub);
  return hub;
}

/** The city enters figures that rest on a revision. */
export async function report(
  hub: VerificationHub,
  figures: Readonly<Record<string, object>>,
  revision: number,
): Promise<void> {
  for (const [dataPoint, patch] of Object.entries(figures)) {
    await save(hub, dataPoint, revision, patch).expect(200);
  }
}

/** Takes the assessment from the city through verification, up to the signature. */
export async function signOff(
  hub: VerificationHub,
  verdicts: Readonly<Record<string, Outcome>>,
): Promise<void> {
  const { cityManager, programmeManager, ruth, vera } = hub;
  await take(hub, cityManager, {
    event: 'submit',
    statement: 'These are our figures.',
    confirmNotReported: true,
  }).expect(200);
  await take(hub, programmeManager, { event: 'startScreening' }).expect(200);
  await take(hub, programmeManager, { event: 'accept' }).expect(200);
  for (const [dataPoint, verdict] of Object.entries(verdicts)) {
    const reviews = (await reviewsOf(hub)).filter((review) => review.dataPoint === dataPoint);
    await judge(hub, vera, reviews, verdict).expect(200);
  }
  await take(hub, vera, { event: 'conclude', statement: 'The figures are plausible.' }).expect(200);
  await take(hub, ruth, { event: 'startReview' }).expect(200);
  await take(hub, ruth, { event: 'signOff', statement: 'Read and agreed.' }).expect(200);
}

/** Releases what was signed off and gives the edition's identifier. */
export async function release(hub: VerificationHub): Promise<string> {
  const taken = await take(hub, hub.programmeManager, { event: 'publish' }).expect(200);
  return (taken.body as { editionId: string }).editionId;
}

export async function publish(
  hub: VerificationHub,
  verdicts: Readonly<Record<string, Outcome>> = VERDICTS,
): Promise<string> {
  await signOff(hub, verdicts);
  return release(hub);
}

/** Publishes a second edition of the hub's assessment, in which one figure is another. */
export async function correct(hub: VerificationHub): Promise<string> {
  await take(hub, hub.cityManager, { event: 'correct', reason: CORRECTION }).expect(200);
  await report(hub, CORRECTED, 1);
  return publish(hub, { householdInternetAccess: VERIFIED });
}

export const CORRECTION = 'The survey had counted homes twice.';
export const CORRECTED = { householdInternetAccess: { inputs: { householdsWithInternet: '16150' } } };
