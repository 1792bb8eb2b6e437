import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { benchmarkSet, catalogue } from '#catalogue';
import { AssessmentRecord, AssessmentRound, City, EntryCommentRecord, newId, Programme } from '#persistence';
import { DigestService } from '../../../apps/api/src/mail/digest.service.js';
import { MailService } from '../../../apps/api/src/mail/mail.service.js';
import { RemindersService } from '../../../apps/api/src/mail/reminders.service.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { deliverMails } from '../support/mails.js';
import { makePerson } from '../support/people.js';
import { type Service, startService } from '../support/service.js';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const mailsTo = async (email: string) => (await deliverMails(service)).filter(({ to }) => to === email);

describe('a mail', () => {
  it('exists exactly when what caused it does', async () => {
    const email = `${newId()}@example.org`;
    const userId = await makePerson(service, email);
    const { dataSource } = service;
    const mail = { kind: 'passwordChanged', userId, path: 'account' } as const;
    const undone = dataSource.transaction(async (manager) => {
      await service.app.get(MailService).queue(manager, mail);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await mailsTo(email)).toEqual([]);
    await dataSource.transaction((manager) => service.app.get(MailService).queue(manager, mail));
    expect(await mailsTo(email)).toMatchObject([{ subject: 'Your Civiscore password was changed' }]);
  });

  it('lies in a folder that only the program’s user can read when there is no mail server', async () => {
    const userId = await makePerson(service, `${newId()}@example.org`);
    await service.app.get(MailService).send({ kind: 'secondFactorOn', userId, path: 'account' });
    const folder = join(service.dataFolder, 'mail');
    const [name = ''] = await readdir(folder);
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f-]{36}\.eml$/);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
    expect(await readFile(join(folder, name), 'utf8')).toMatch(/^From: Civiscore <civiscore@localhost>/m);
  });

  it('is queued without the address of the person and without the token of a link', async () => {
    const email = `${newId()}@example.org`;
    await makePerson(service, email);
    const userId = await makePerson(service, `2-${email}`);
    await service.dataSource.transaction((manager) =>
      service.app
        .get(MailService)
        .queue(manager, { kind: 'accepted', userId, params: { city: 'Rana', year: 2026 } }),
    );
    const jobs: unknown[] = await service.dataSource.query('SELECT * FROM graphile_worker._private_jobs');
    expect(jobs.length).toBeGreaterThan(0);
    expect(JSON.stringify(jobs)).not.toContain(email);
  });
});

describe('with a mail server', () => {
  let mailServer: MailServer;
  let connected: Service;
  beforeAll(async () => {
    mailServer = await startMailServer();
    connected = await startService({ smtpUrl: mailServer.url, mailFrom: 'Civiscore <noreply@example.org>' });
  });
  afterAll(async () => {
    await connected.stop();
    await mailServer.close();
  });

  it('a mail is sent as text and as HTML, from the address that was set', async () => {
    const userId = await makePerson(connected, 'kari@example.org');
    await connected.app.get(MailService).send({ kind: 'secondFactorOff', userId, path: 'account' });
    const [mail = ''] = mailServer.taken;
    expect(mail).toMatch(/^From: Civiscore <noreply@example\.org>/m);
    expect(mail).toMatch(/^To: kari@example\.org/m);
    expect(mail).toMatch(/Content-Type: text\/plain/);
    expect(mail).toMatch(/Content-Type: text\/html/);
  });

  it('a mail that is not taken is tried again later; what is kept of the failure names nobody', async () => {
    const userId = await makePerson(connected, 'ola@example.org');
    mailServer.refuse = 1;
    await connected.dataSource.transaction((manager) =>
      connected.app.get(MailService).queue(manager, { kind: 'secondFactorOff', userId, path: 'account' }),
    );
    await deliverMails(connected);
    const jobs: { attempts: number; last_error: string; later: boolean }[] = await connected.dataSource.query(
      'SELECT attempts, last_error, run_at > now() AS later FROM graphile_worker._private_jobs',
    );
    expect(jobs).toMatchObject([{ attempts: 1, later: true }]);
    expect(jobs[0]?.last_error).not.toContain('ola@');
    await connected.dataSource.query('UPDATE graphile_worker._private_jobs SET run_at = now()');
    await deliverMails(connected);
    expect(mailServer.taken.filter((mail) => mail.includes('To: ola@example.org'))).toHaveLength(1);
  });
});

describe('mails by the clock', () => {
  const [programmeId, cityId, assessmentId, roundId] = [newId(), newId(), newId(), newId()];
  let manager: string;
  let contributorId: string;
  beforeAll(async () => {
    const createdAt = new Date();
    const { manager: database } = service.dataSource;
    await database.insert(Programme, { id: programmeId, name: 'Hub', slug: 'hub', createdAt });
    const city = { id: cityId, name: 'Rana', country: 'Norway', countryCode: 'NO', slug: 'rana' };
    await database.insert(City, { ...city, programmeId, createdAt });
    await database.insert(AssessmentRound, {
      id: roundId,
      programmeId,
      year: 2026,
      opensOn: '2026-01-01',
      closesOn: '2026-12-31',
      reminderDays: [7, 1],
      createdAt,
    });
  });
  beforeEach(async () => {
    manager = `${newId()}@example.org`;
    await service.dataSource.query('DELETE FROM entry_comment');
    await service.dataSource.query('DELETE FROM assessment');
    await service.dataSource.query('DELETE FROM city_membership');
    await makePerson(service, manager, { cities: { [cityId]: 'cityManager' } });
    contributorId = await makePerson(service, `${newId()}@example.org`, {
      cities: { [cityId]: 'contributor' },
    });
  });

  const makeAssessment = (state: 'draft' | 'submitted') =>
    service.dataSource.manager.insert(AssessmentRecord, {
      cityId,
      id: assessmentId,
      roundId,
      reportingYear: 2026,
      state,
      catalogueEditionId: catalogue.edition,
      benchmarkSetVersion: benchmarkSet.version,
      createdAt: new Date(),
      createdBy: 'test',
    });

  it.each([
    ['2026-12-24', 'The round closes in 7 days: Rana, 2026'],
    ['2026-12-30', 'The round closes tomorrow: Rana, 2026'],
  ])('remind the managers of a city that has not submitted: %s', async (day, subject) => {
    await makeAssessment('draft');
    await service.app.get(RemindersService).run(new Date(`${day}T05:30:00Z`));
    const mails = await mailsTo(manager);
    expect(mails).toMatchObject([{ subject }]);
    expect(mails[0]?.text).toContain('31 December 2026');
    expect(mails[0]?.text).toContain(`/en/workspace/${assessmentId}`);
  });

  it('do not remind on other days, nor a city that has submitted', async () => {
    const reminders = service.app.get(RemindersService);
    for (const day of ['2026-12-23', '2027-01-01', '2025-12-31'])
      await reminders.run(new Date(`${day}T05:30:00Z`));
    await makeAssessment('submitted');
    await reminders.run(new Date('2026-12-24T05:30:00Z'));
    expect(await mailsTo(manager)).toEqual([]);
  });

  it('tell once a day what others did, and stay away when there is nothing to tell', async () => {
    await makeAssessment('draft');
    const now = new Date('2026-11-20T05:00:00Z');
    const digests = service.app.get(DigestService);
    await digests.run(now);
    expect(await mailsTo(manager)).toEqual([]);
    for (const hours of [1, 2, 30]) {
      await service.dataSource.manager.insert(EntryCommentRecord, {
        cityId,
        id: newId(),
        assessmentId,
        dataPoint: 'smartWaterMeters',
        authorId: contributorId,
        text: 'Is this right?',
        mentions: [],
        createdAt: new Date(now.getTime() - hours * 60 * 60 * 1000),
      });
    }
    await digests.run(now);
    const mails = await deliverMails(service);
    expect(mails.find(({ to }) => to === manager)?.text).toContain('- Rana, 2026: 2 new comments');
    expect(mails.some(({ to, subject }) => to.startsWith(contributorId) && subject.includes('since'))).toBe(
      false,
    );
  });
});
