import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Clock } from '../../../apps/api/src/assessments/clock.js';
import { NoticesService } from '../../../apps/api/src/assessments/notices/notices.service.js';
import { deliverMails } from '../support/mails.js';
import { assessmentOf, entryOf, type Hub, save, startHub, submitSmall } from './support.js';

let hub: Hub;
let now = new Date();
beforeAll(async () => {
  hub = await startHub();
  hub.service.app.get(Clock, { strict: false }).now = () => now;
});
afterAll(() => hub.service.stop());

const notices = () => hub.service.app.get(NoticesService, { strict: false });

describe('the daily digest', () => {
  it('tells people what the others did the day before, and nobody of their own doing', async () => {
    await save(hub, 'giniCoefficient', 0, { value: '0.3', reason: 'Register' }).expect(200);
    const path = `/assessments/${hub.assessmentId}/entries/giniCoefficient/comments`;
    await hub.cityManager.post(path, { text: 'Please look at it.' }).expect(201);
    now = new Date(Date.now() + 24 * 60 * 60 * 1000);
    await notices().sendDigests();
    const digests = (await deliverMails(hub.service)).filter(({ subject }) => subject.includes('yesterday'));
    expect(digests.map(({ to }) => to).toSorted()).toEqual([
      expect.stringContaining('bjorn@'),
      expect.stringContaining('carla@'),
    ]);
    expect(digests[0]?.text).toContain('Karmøy, 2026: one data point changed · one comment');
  });
});

describe('reminders', () => {
  const reminders = async () =>
    (await deliverMails(hub.service))
      .filter(({ subject }) => /round closes/.test(subject))
      .map(({ to }) => to);

  it('go to the managers of a city on the days that the round names', async () => {
    now = new Date('2026-12-25T06:00:00Z');
    await notices().sendReminders();
    expect(await reminders()).toEqual([]);
    now = new Date('2026-12-24T06:00:00Z');
    await notices().sendReminders();
    expect((await reminders()).toSorted()).toEqual([
      expect.stringContaining('anna@'),
      expect.stringContaining('bjorn@'),
    ]);
  });

  it('no longer go to a city that has submitted', async () => {
    await submitSmall(hub);
    now = new Date('2026-12-01T06:00:00Z');
    await notices().sendReminders();
    expect(await reminders()).toHaveLength(2);
  });
});

describe('the workspace', () => {
  async function statements(work: () => Promise<unknown>): Promise<number> {
    const sent = jest.spyOn(pg.Client.prototype, 'query');
    try {
      await work();
      return sent.mock.calls.length;
    } finally {
      sent.mockRestore();
    }
  }

  it('asks the database at most four times to save a field, and eight times to read an assessment', async () => {
    const other = await startHub();
    try {
      const { revision } = await entryOf(other, 'giniCoefficient');
      const saving = await statements(() =>
        save(other, 'giniCoefficient', revision, { value: '0.31' }).expect(200),
      );
      expect(saving).toBeGreaterThan(0);
      expect(saving).toBeLessThanOrEqual(4);
      const reading = await statements(() => assessmentOf(other));
      expect(reading).toBeGreaterThan(0);
      expect(reading).toBeLessThanOrEqual(8);
    } finally {
      await other.service.stop();
    }
  });
});
