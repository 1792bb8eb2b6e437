import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import request from 'supertest';
import { AppUser, newId, RecoveryCode, UserSession } from '#persistence';
import { createApp } from '../../../apps/api/src/index.js';
import { deliverMails } from '../support/mails.js';
import { Browser, makePerson, PASSWORD, signedIn } from '../support/people.js';
import { type Service, startService } from '../support/service.js';

const NEW_PASSWORD = 'copper-meadow-thunder-77';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let service: Service;
let email: string;
let userId: string;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());
beforeEach(async () => {
  // Each test has its own person, and none inherits the tries of another from this address.
  await service.dataSource.query('DELETE FROM sign_in_throttle');
  email = `${newId()}@example.org`;
  userId = await makePerson(service, email);
});

const signIn = (credentials: object) => new Browser(service).post('/session', credentials);

describe('signing in', () => {
  it('begins a session in a cookie that scripts cannot read and that other sites do not send', async () => {
    const answer = await signIn({ email: ` ${email.toUpperCase()}`, password: PASSWORD }).expect(201);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(
      /^civiscore_session=[\w-]{43}; Max-Age=1209600; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).not.toContain('Secure');
    expect(answer.headers['cache-control']).toBe('no-store');
    const row = await service.dataSource.manager.findOneByOrFail(UserSession, { userId });
    expect(cookie).not.toContain(row.tokenHash);
  });

  it('sends the cookie over https only where the public address is https', async () => {
    const { dataSource, dataFolder } = service;
    const app = await createApp({ dataSource, dataFolder, publicUrl: 'https://civiscore.example.org/' });
    try {
      const answer = await request(app.getHttpServer())
        .post('/api/v1/session')
        .send({ email, password: PASSWORD })
        .expect(201);
      expect(String(answer.headers['set-cookie'])).toContain('; Secure');
    } finally {
      await app.close();
    }
  });

  it('answers a wrong password, an unknown person and an invited one in the same words', async () => {
    const invited = `${newId()}@example.org`;
    await makePerson(service, invited);
    await service.dataSource.manager.update(AppUser, { email: invited }, { passwordHash: null });
    const answers = await Promise.all(
      [
        { email, password: `${PASSWORD}x` },
        { email: `${newId()}@example.org`, password: PASSWORD },
        { email: invited, password: PASSWORD },
      ].map((credentials) => signIn(credentials).expect(401)),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ code: 'credentials' });
    expect(answers.every((answer) => answer.headers['set-cookie'] === undefined)).toBe(true);
  });

  it('ends the session that the browser had before', async () => {
    const browser = await signedIn(service, email);
    const before = browser.sessionCookie;
    await browser.signIn(email);
    expect(browser.sessionCookie).not.toBe(before);
    const old = await request(service.app.getHttpServer()).get('/api/v1/session').set('Cookie', before);
    expect(old.body).toEqual({ user: null });
    expect(await service.dataSource.manager.countBy(UserSession, { userId })).toBe(1);
  });

  it('takes JSON only, so that a form of a foreign site cannot sign a visitor in', async () => {
    const answer = await request(service.app.getHttpServer())
      .post('/api/v1/session')
      .type('form')
      .send({ email, password: PASSWORD });
    expect(answer.status).toBe(400);
  });

  it('refuses what cannot be stored, or is no object, without failing', async () => {
    for (const body of ['[]', '"x"', '{', `{"email":"a\\u0000@b.cd","password":"x"}`, '['.repeat(100_000)]) {
      const answer = await request(service.app.getHttpServer())
        .post('/api/v1/session')
        .type('application/json')
        .send(body);
      expect(answer.status).toBe(400);
    }
  });
});

describe('guessing', () => {
  it('of one account’s password ends after five tries, for the right password too and across a restart', async () => {
    for (let attempt = 1; attempt <= 5; attempt++) {
      await signIn({ email, password: `wrong ${attempt}` }).expect(401);
    }
    const refused = await signIn({ email, password: PASSWORD }).expect(429);
    const { retryAfterSeconds } = refused.body as { retryAfterSeconds: number };
    expect(refused.body).toMatchObject({ code: 'tooManyAttempts' });
    expect(Number(refused.headers['retry-after'])).toBe(retryAfterSeconds);
    expect(retryAfterSeconds).toBeGreaterThan(14 * 60);

    const { dataSource, dataFolder } = service;
    const restarted = await createApp({ dataSource, dataFolder });
    try {
      const again = request(restarted.getHttpServer()).post('/api/v1/session');
      await again.send({ email: email.toUpperCase(), password: PASSWORD }).expect(429);
    } finally {
      await restarted.close();
    }
    const other = `${newId()}@example.org`;
    await makePerson(service, other);
    await signIn({ email: other, password: PASSWORD }).expect(201);
  });

  it('is forgotten after the right password', async () => {
    for (const round of [1, 2]) {
      for (let attempt = 1; attempt <= 4; attempt++) {
        await signIn({ email, password: `wrong ${round} ${attempt}` }).expect(401);
      }
      await signIn({ email, password: PASSWORD }).expect(201);
    }
  });

  it('over many accounts ends after fifty tries from one address', async () => {
    const refused: number[] = [];
    for (let attempt = 1; attempt <= 52; attempt++) {
      const { status } = await signIn({ email: `${attempt}-${email}`, password: 'wrong' });
      if (status === 429) refused.push(attempt);
    }
    expect(refused).toEqual([51, 52]);
  });

  it('at the same time is counted as well', async () => {
    const tries = Array.from({ length: 12 }, (_, index) => signIn({ email, password: `wrong ${index}` }));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('leaves no address and no account in the counts', async () => {
    await signIn({ email, password: 'wrong' }).expect(401);
    const rows: { key: string }[] = await service.dataSource.query('SELECT key FROM sign_in_throttle');
    expect(rows.length).toBe(2);
    for (const { key } of rows) expect(key).toMatch(/^(account|address):[0-9a-f]{64}$/);
  });
});

describe('a second factor', () => {
  /** Puts a second factor in force; gives what the app shows at a step from now, and the recovery codes. */
  async function withSecondFactor() {
    const browser = await signedIn(service, email);
    const begun = await browser.post('/account/second-factor').expect(201);
    const { secret, uri, qr } = begun.body as { secret: string; uri: string; qr: string };
    expect(uri).toMatch(/^otpauth:\/\/totp\/Civiscore:/);
    expect(qr).toContain('<svg');
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const code = (step = 0): string => totp.generate({ timestamp: Date.now() + step * 30_000 });
    const confirmed = await browser.post('/account/second-factor/confirm', { code: code() }).expect(201);
    // The steps used so far are forgotten, so that the tests need not wait for the next one.
    await service.dataSource.manager.update(AppUser, { id: userId }, { totpLastStep: null });
    return { browser, code, recoveryCodes: (confirmed.body as { recoveryCodes: string[] }).recoveryCodes };
  }

  it('is asked for only after the right password, and a code works once', async () => {
    const { code } = await withSecondFactor();
    expect((await signIn({ email, password: 'wrong' }).expect(401)).body).toMatchObject({
      code: 'credentials',
    });
    const asked = await signIn({ email, password: PASSWORD }).expect(401);
    expect(asked.body).toMatchObject({ code: 'secondFactorNeeded' });
    const present = code();
    await signIn({ email, password: PASSWORD, code: present }).expect(201);
    const again = await signIn({ email, password: PASSWORD, code: present }).expect(401);
    expect(again.body).toMatchObject({ code: 'wrongCode' });
    await signIn({ email, password: PASSWORD, code: code(1) }).expect(201);
  });

  it('is not in force before it is confirmed with a code of the secret', async () => {
    const browser = await signedIn(service, email);
    await browser.post('/account/second-factor').expect(201);
    const refused = await browser.post('/account/second-factor/confirm', { code: '000000' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'wrongCode' });
    await signIn({ email, password: PASSWORD }).expect(201);
  });

  it('does not take a code of long ago, and guessing codes is slowed down', async () => {
    const { code } = await withSecondFactor();
    for (const wrong of [code(-10), code(10), '000000', '1', 'x'.repeat(19)]) {
      expect((await signIn({ email, password: PASSWORD, code: wrong }).expect(401)).body).toMatchObject({
        code: 'wrongCode',
      });
    }
    await signIn({ email, password: PASSWORD, code: code(1) }).expect(429);
  });

  it('is replaced by each of ten recovery codes once, however it is typed', async () => {
    const { recoveryCodes } = await withSecondFactor();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    await signIn({ email, password: PASSWORD, code: first }).expect(201);
    await signIn({ email, password: PASSWORD, code: first }).expect(401);
    await signIn({ email, password: PASSWORD, code: second.toLowerCase().replaceAll('-', ' ') }).expect(201);
    const rows = await service.dataSource.manager.findBy(RecoveryCode, { userId });
    expect(rows.filter(({ usedAt }) => usedAt !== null)).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(first);
  });

  it('cannot be replaced from a foreign session, only removed with the password', async () => {
    const { browser } = await withSecondFactor();
    expect((await browser.post('/account/second-factor').expect(409)).body).toMatchObject({
      code: 'secondFactorActive',
    });
    const refused = await browser.delete('/account/second-factor', { password: 'wrong' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'wrongPassword' });
    await browser.delete('/account/second-factor', { password: PASSWORD }).expect(204);
    await signIn({ email, password: PASSWORD }).expect(201);
    const subjects = (await deliverMails(service))
      .filter(({ to }) => to === email)
      .map(({ subject }) => subject);
    expect(subjects).toEqual([
      'Your second factor for Civiscore is on',
      'Your second factor for Civiscore was removed',
    ]);
  });

  it('is needed for a new password too: the mailbox alone does not let in', async () => {
    const { code } = await withSecondFactor();
    await new Browser(service).post('/password-resets', { email }).expect(202);
    const token = (await deliverMails(service)).findLast(({ to }) => to === email)?.token;
    const answer = { password: NEW_PASSWORD, language: 'en' };
    const browser = new Browser(service);
    expect((await browser.get(`/links/${token}`).expect(200)).body).toMatchObject({ secondFactor: true });
    expect((await browser.post(`/links/${token}`, answer).expect(401)).body).toMatchObject({
      code: 'secondFactorNeeded',
    });
    await browser.post(`/links/${token}`, { ...answer, code: code() }).expect(201);
  });

  it('that is lost is taken away by an administrator', async () => {
    await withSecondFactor();
    const administrator = `${newId()}@example.org`;
    await makePerson(service, administrator, { administrator: true });
    const secretariat = await signedIn(service, administrator);
    await secretariat.patch(`/users/${userId}`, { secondFactor: true }).expect(422);
    await secretariat.patch(`/users/${userId}`, { secondFactor: false }).expect(200);
    await signIn({ email, password: PASSWORD }).expect(201);
  });
});

describe('a forgotten password', () => {
  it('is replaced through a link by mail, which works once and ends every session', async () => {
    const elsewhere = await signedIn(service, email);
    await new Browser(service).post('/password-resets', { email }).expect(202);
    const token = (await deliverMails(service)).findLast(({ to }) => to === email)?.token;
    const answer = { password: NEW_PASSWORD, language: 'fr' };
    const browser = new Browser(service);
    await browser.post(`/links/${token}`, { ...answer, password: 'short' }).expect(422);
    browser.keep(await browser.post(`/links/${token}`, answer).expect(201));
    await browser.get('/account/sessions').expect(200);
    await elsewhere.get('/account/sessions').expect(401);
    await browser.post(`/links/${token}`, answer).expect(404);
    await signIn({ email, password: PASSWORD }).expect(401);
    await signIn({ email, password: NEW_PASSWORD }).expect(201);
  });

  it('is answered alike and sends nothing when there is no such account', async () => {
    const known = await new Browser(service).post('/password-resets', { email }).expect(202);
    const stranger = `${newId()}@example.org`;
    const unknown = await new Browser(service).post('/password-resets', { email: stranger }).expect(202);
    expect(unknown.text).toBe(known.text);
    const mails = await deliverMails(service);
    expect(mails.some(({ to }) => to === email)).toBe(true);
    expect(mails.some(({ to }) => to === stranger)).toBe(false);
  });

  it('has a link that ends after an hour', async () => {
    await new Browser(service).post('/password-resets', { email }).expect(202);
    const token = (await deliverMails(service)).findLast(({ to }) => to === email)?.token;
    await service.dataSource.query('UPDATE one_time_link SET expires_at = $2 WHERE user_id = $1', [
      userId,
      new Date(),
    ]);
    await new Browser(service).get(`/links/${token}`).expect(404);
    await new Browser(service)
      .post(`/links/${token}`, { password: NEW_PASSWORD, language: 'en' })
      .expect(404);
  });
});

describe('a password change', () => {
  it('needs the present password and a strong new one, and ends every other session', async () => {
    const browser = await signedIn(service, email);
    const elsewhere = await signedIn(service, email);
    const before = browser.sessionCookie;
    const wrong = { current: 'wrong', next: NEW_PASSWORD };
    expect((await browser.put('/account/password', wrong).expect(422)).body).toMatchObject({
      code: 'wrongPassword',
    });
    const weak = { current: PASSWORD, next: 'motdepasse123' };
    const refused = await browser.put('/account/password?lang=fr', weak).expect(422);
    expect(refused.body).toMatchObject({
      code: 'passwordTooWeak',
      errors: [{ path: 'next', message: expect.stringMatching(/^(Ce|Ajoutez|Les).*\.$/) }],
    });
    browser.keep(
      await browser.put('/account/password', { current: PASSWORD, next: NEW_PASSWORD }).expect(200),
    );
    expect(browser.sessionCookie).not.toBe(before);
    await browser.get('/account/sessions').expect(200);
    await elsewhere.get('/account/sessions').expect(401);
  });
});

describe('a session', () => {
  const setTimes = (createdAt: Date, lastSeenAt: Date): Promise<unknown> =>
    service.dataSource.manager.update(UserSession, { userId }, { createdAt, lastSeenAt });

  it('is listed with the others and ended one by one or all at once', async () => {
    const here = await signedIn(service, email);
    const [first, second] = [await signedIn(service, email), await signedIn(service, email)];
    const listed = (await here.get('/account/sessions').expect(200)).body as {
      id: string;
      current: boolean;
    }[];
    expect(listed).toHaveLength(3);
    expect(listed.filter(({ current }) => current)).toHaveLength(1);

    const [firstId] = ((await first.get('/account/sessions')).body as typeof listed).filter((s) => s.current);
    await here.delete(`/account/sessions/${firstId?.id}`).expect(204);
    await here.delete(`/account/sessions/${firstId?.id}`).expect(404);
    await first.get('/account/sessions').expect(401);
    await here.delete('/account/sessions/others').expect(204);
    await second.get('/account/sessions').expect(401);
    await here.get('/account/sessions').expect(200);
  });

  it('of somebody else cannot be ended', async () => {
    const other = `${newId()}@example.org`;
    await makePerson(service, other);
    const theirs = await signedIn(service, other);
    const [session] = (await theirs.get('/account/sessions')).body as { id: string }[];
    const browser = await signedIn(service, email);
    await browser.delete(`/account/sessions/${session?.id}`).expect(404);
    await theirs.get('/account/sessions').expect(200);
  });

  it('ends by signing out', async () => {
    const browser = await signedIn(service, email);
    const answer = await browser.delete('/session').expect(204);
    expect(String(answer.headers['set-cookie'])).toMatch(/^civiscore_session=;/);
    await browser.get('/account/sessions').expect(401);
  });

  it('ends after twelve hours without use, and after fourteen days in any case', async () => {
    const browser = await signedIn(service, email);
    const now = Date.now();
    await setTimes(new Date(now - 13 * 24 * HOUR), new Date(now - 11 * HOUR));
    await browser.get('/account/sessions').expect(200);
    await setTimes(new Date(now - 13 * 24 * HOUR), new Date(now - 12 * HOUR - MINUTE));
    await browser.get('/account/sessions').expect(401);
    await setTimes(new Date(now - 14 * 24 * HOUR - MINUTE), new Date(now));
    await browser.get('/account/sessions').expect(401);
  });

  it('notes its use at most once a minute', async () => {
    const browser = await signedIn(service, email);
    const seen = async (): Promise<number> =>
      (await service.dataSource.manager.findOneByOrFail(UserSession, { userId })).lastSeenAt.getTime();
    const recently = new Date(Date.now() - MINUTE / 2);
    await setTimes(new Date(), recently);
    await browser.get('/session').expect(200);
    expect(await seen()).toBe(recently.getTime());
    await setTimes(new Date(), new Date(Date.now() - 2 * MINUTE));
    await browser.get('/session').expect(200);
    expect(await seen()).toBeGreaterThan(Date.now() - MINUTE);
  });

  it('lets nothing be changed without its own CSRF token', async () => {
    const browser = await signedIn(service, email);
    const other = await signedIn(service, email);
    const theirs = (await other.get('/session')).body as { csrf: string };
    const change = { name: 'Mallory', language: 'en' };
    for (const csrf of [undefined, '', 'x', theirs.csrf]) {
      const call = browser.call('put', '/account', { csrf: false });
      if (csrf !== undefined) void call.set('X-Civiscore-CSRF', csrf);
      expect((await call.send(change).expect(403)).body).toMatchObject({ code: 'csrfMissing' });
    }
    await browser.put('/account', change).expect(200);
  });
});
