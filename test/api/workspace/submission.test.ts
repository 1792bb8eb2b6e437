import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rowCounts } from '../support/service.js';
import { MailService } from '../../../apps/api/src/mail/mail.service.js';
import { deliverMails } from '../support/mails.js';
import { assessmentOf, completeProfile, entryOf, type Hub, save, startHub, take } from './support.js';

let hub: Hub;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.service.stop());

interface Readiness {
  readonly canSubmit: boolean;
  readonly reasons: readonly string[];
  readonly profileMissing: readonly string[];
  readonly needsConfirmation: boolean;
  readonly notReportedShare: number;
  readonly errors: readonly { ruleId: string; dataPoints: readonly string[] }[];
  readonly warnings: readonly { ruleId: string; dataPoints: readonly string[] }[];
  readonly coverage: { kpis: { core: { reported: number } } };
  readonly preview: { basis: string; rollups: readonly { level: string; scored: number }[] };
}

async function readiness(): Promise<Readiness> {
  return (await hub.cityManager.get(`/assessments/${hub.assessmentId}/readiness`).expect(200))
    .body as Readiness;
}

const submit = { event: 'submit', statement: 'These are our figures.', confirmNotReported: true };

describe('an assessment that is not ready', () => {
  it('says everything that is still to be done', async () => {
    const { canSubmit, reasons, profileMissing, needsConfirmation, notReportedShare, preview } =
      await readiness();
    expect({ canSubmit, needsConfirmation, notReportedShare }).toEqual({
      canSubmit: false,
      needsConfirmation: true,
      notReportedShare: 1,
    });
    expect(reasons).toEqual(['nothingReported', 'profile']);
    expect(profileMissing).toEqual(
      ['population', 'households', 'cityArea', 'cityGdp', 'labourForce'].concat('context.boundary'),
    );
    expect(preview.basis).toBe('selfAssessed');
  });

  it('is not submitted, and the action says why', async () => {
    const refused = await take(hub, hub.cityManager, submit).expect(409);
    expect(refused.body).toMatchObject({ code: 'transitionRefused', reason: 'notReady' });
    const { actions } = await assessmentOf(hub);
    expect(actions).toMatchObject([
      { event: 'submit', allowed: false, reason: 'notReady', needs: 'statement' },
    ]);
  });

  it('is blocked by errors until they are put right', async () => {
    await completeProfile(hub);
    expect((await readiness()).profileMissing).toEqual([]);
    await save(hub, 'householdInternetAccess', 0, { inputs: { householdsWithInternet: '-1' } }).expect(422);
    await save(hub, 'smartWaterMeters', 0, { status: 'notReported' }).expect(200);
    expect(await readiness()).toMatchObject({
      reasons: ['nothingReported', 'errors'],
      errors: [{ ruleId: 'entry.reasonMissing', dataPoints: ['smartWaterMeters'] }],
    });
    await save(hub, 'smartWaterMeters', 1, { reason: 'No meters yet' }).expect(200);
    expect((await readiness()).errors).toEqual([]);
  });

  it('is blocked by warnings until they are explained', async () => {
    await save(hub, 'fixedBroadbandSubscriptions', 0, { value: '120', reason: 'Operator' }).expect(200);
    const before = await readiness();
    expect(before.reasons).toEqual(['warnings']);
    expect(before.warnings[0]?.dataPoints).toContain('fixedBroadbandSubscriptions');
    await save(hub, 'fixedBroadbandSubscriptions', 1, { explanation: 'Offices are counted too.' }).expect(
      200,
    );
    expect(await readiness()).toMatchObject({
      canSubmit: true,
      warnings: [],
      coverage: { kpis: { core: { reported: 1 } } },
    });
  });

  it('with many KPIs missing must be confirmed to have no more', async () => {
    const refused = await take(hub, hub.cityManager, { ...submit, confirmNotReported: false }).expect(409);
    expect(refused.body).toMatchObject({ reason: 'notReady' });
  });

  it('needs a statement', async () => {
    const refused = await take(hub, hub.cityManager, { ...submit, statement: '  ' }).expect(409);
    expect(refused.body).toMatchObject({ reason: 'statementMissing' });
  });
});

describe('a step that fails half-way', () => {
  it('leaves nothing of itself behind', async () => {
    const mails = hub.service.app.get(MailService);
    const queue = mails.queue.bind(mails);
    const before = await rowCounts(hub.service.dataSource);
    mails.queue = () => Promise.reject(new Error('The queue is gone.'));
    try {
      await take(hub, hub.cityManager, submit).expect(500);
    } finally {
      mails.queue = queue;
    }
    expect(await rowCounts(hub.service.dataSource)).toEqual(before);
    expect((await assessmentOf(hub)).state).toBe('draft');
  });
});

describe('a submitted assessment', () => {
  it('is frozen for the city, and the hub is told', async () => {
    const step = await take(hub, hub.cityManager, submit).expect(200);
    expect(step.body).toMatchObject({
      assessment: { state: 'submitted' },
      transition: { from: 'draft', to: 'submitted', statement: submit.statement, by: { name: 'anna' } },
    });
    expect(await assessmentOf(hub)).toMatchObject({
      state: 'submitted',
      canEdit: 'none',
      statement: submit.statement,
    });
    const { revision } = await entryOf(hub, 'smartWaterMeters');
    const frozen = await save(hub, 'smartWaterMeters', revision, { value: '3' }).expect(409);
    expect(frozen.body).toMatchObject({ code: 'assessmentFrozen' });
    const path = `/assessments/${hub.assessmentId}`;
    await hub.cityManager.put(`${path}/context/climate`, { baseRevision: 0, text: 'Mild.' }).expect(409);
    await hub.cityManager
      .put(`${path}/profile/population`, {
        baseRevision: 1,
        value: '1',
        unit: null,
        year: null,
        source: null,
      })
      .expect(409);
    await hub.cityManager.post(`${path}/entries/copy-forward`, { category: 'Housing' }).expect(409);
    const mails = await deliverMails(hub.service);
    expect(mails.filter(({ to }) => to.includes('hub@')).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('Karmøy'),
    ]);
    expect(mails.some(({ to }) => to.includes('anna@'))).toBe(false);
  });

  it('is taken back by the city, before anybody looked at it', async () => {
    await take(hub, hub.contributor, { event: 'withdraw' }).expect(404);
    await take(hub, hub.cityManager, { event: 'withdraw' }).expect(200);
    expect(await assessmentOf(hub)).toMatchObject({ state: 'draft', canEdit: 'all' });
    await take(hub, hub.cityManager, submit).expect(200);
  });

  it('is screened and returned by the hub with a reason, and the city goes on', async () => {
    await take(hub, hub.cityManager, { event: 'startScreening' }).expect(404);
    await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
    const late = await take(hub, hub.cityManager, { event: 'withdraw' }).expect(409);
    // Now that somebody has begun to look at it, the city says why.
    expect(late.body).toMatchObject({ reason: 'reasonMissing' });
    const wordless = await take(hub, hub.programmeManager, { event: 'return' }).expect(409);
    expect(wordless.body).toMatchObject({ reason: 'reasonMissing' });
    await take(hub, hub.programmeManager, { event: 'return', reason: 'The meters are missing.' }).expect(200);
    const told = (await deliverMails(hub.service)).filter(({ to }) => /anna@|bjorn@/.test(to));
    expect(told.filter(({ text }) => text.includes('The meters are missing.'))).toHaveLength(2);
    const { revision } = await entryOf(hub, 'smartWaterMeters');
    await save(hub, 'smartWaterMeters', revision, { value: '3', reason: 'Counted' }).expect(200);
  });

  it('is submitted again and accepted, and every step is kept', async () => {
    await take(hub, hub.cityManager, submit).expect(200);
    await take(hub, hub.programmeManager, { event: 'startScreening' }).expect(200);
    await take(hub, hub.programmeManager, { event: 'accept' }).expect(200);
    const answer = await hub.cityManager.get(`/assessments/${hub.assessmentId}/transitions`).expect(200);
    const steps = answer.body as { number: number; event: string; to: string }[];
    expect(steps.map(({ event, to }) => `${event} → ${to}`)).toEqual([
      'open → draft',
      'submit → submitted',
      'withdraw → draft',
      'submit → submitted',
      'startScreening → screening',
      'return → returned',
      'submit → submitted',
      'startScreening → screening',
      'accept → inVerification',
    ]);
    expect(steps.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('does not take steps that nobody can send', async () => {
    await take(hub, hub.programmeManager, { event: 'ask' }).expect(422);
    await take(hub, hub.programmeManager, { event: 'open' }).expect(422);
  });
});

describe('a figure that arrives while the assessment is being handed in', () => {
  it('waits for the outcome and is then refused', async () => {
    const other = await startHub();
    try {
      const runner = other.service.dataSource.createQueryRunner();
      await runner.startTransaction();
      await runner.query(`UPDATE assessment SET state = 'submitted' WHERE id = $1`, [other.assessmentId]);
      const saving = save(other, 'giniCoefficient', 0, { value: '0.3' }).then((answer) => answer);
      // The save has read the state "draft" and now waits for the lock that the submission holds.
      await untilSomebodyWaits(other);
      await runner.commitTransaction();
      await runner.release();
      const answer = await saving;
      expect({ status: answer.status, body: answer.body as object }).toMatchObject({
        status: 409,
        body: { code: 'assessmentFrozen' },
      });
      expect(await entryOf(other, 'giniCoefficient')).toMatchObject({ revision: 0, value: null });
    } finally {
      await other.service.stop();
    }
  });
});

async function untilSomebodyWaits({ service }: Hub): Promise<void> {
  for (;;) {
    const rows: unknown[] = await service.dataSource.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((settle) => setTimeout(settle, 10));
  }
}
