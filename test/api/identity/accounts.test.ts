import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { City, newId, Programme } from '#persistence';
import { makeSetupLink } from '../../../apps/api/src/index.js';
import { deliverMails } from '../support/mails.js';
import { Browser, makePerson, PASSWORD, signedIn } from '../support/people.js';
import { type Service, startService } from '../support/service.js';

let service: Service;
const programmeId = newId();
const cityId = newId();
beforeAll(async () => {
  service = await startService();
  const createdAt = new Date();
  const { manager } = service.dataSource;
  await manager.insert(Programme, { id: programmeId, name: 'Hub Norway', slug: 'hub-norway', createdAt });
  await manager.insert(City, {
    id: cityId,
    name: 'Rana',
    country: 'Norway',
    countryCode: 'NO',
    slug: 'rana',
    programmeId,
    createdAt,
  });
});
afterAll(() => service.stop());

/** Token of the newest mail to an address. */
async function tokenTo(email: string): Promise<string> {
  const mails = await deliverMails(service);
  const token = mails.findLast((mail) => mail.to === email)?.token;
  if (token === undefined) throw new Error(`No link was sent to ${email}.`);
  return token;
}

const answer = { name: 'Kari Nordmann', password: PASSWORD, language: 'en' };
const secretariat = 'secretariat@example.org';

describe('the first administrator', () => {
  let token: string;
  beforeAll(async () => {
    token = (await makeSetupLink(service.dataSource))?.replace('link/', '') ?? '';
  });

  it('is made by the set-up link of the latest start only', async () => {
    const browser = new Browser(service);
    await browser.get(`/links/${token}`).expect(200);
    const earlier = token;
    token = (await makeSetupLink(service.dataSource))?.replace('link/', '') ?? '';
    await browser.get(`/links/${earlier}`).expect(404);
    const link = await browser.get(`/links/${token}`).expect(200);
    expect(link.body).toMatchObject({ kind: 'setup', email: null, secondFactor: false });
  });

  it('needs an e-mail address, a name and a password that is hard to guess', async () => {
    const browser = new Browser(service);
    const path = `/links/${token}`;
    const without = { password: PASSWORD, language: 'en' };
    expect((await browser.post(path, without).expect(422)).body).toMatchObject({ code: 'emailNeeded' });
    const unnamed = { ...without, email: secretariat };
    expect((await browser.post(path, unnamed).expect(422)).body).toMatchObject({ code: 'nameNeeded' });
    const weak = { ...answer, email: secretariat, password: 'secretariat2026' };
    expect((await browser.post(path, weak).expect(422)).body).toMatchObject({ code: 'passwordTooWeak' });
  });

  it('is signed in at once and has every right of the secretariat', async () => {
    const browser = new Browser(service);
    const body = { ...answer, email: ' Secretariat@Example.org ' };
    const session = browser.keep(await browser.post(`/links/${token}`, body).expect(201));
    expect(session.body).toMatchObject({
      user: { email: secretariat, name: 'Kari Nordmann', administrator: true, secondFactor: false },
      roles: [{ role: 'administrator' }],
    });
    expect((await browser.get('/session').expect(200)).body).toEqual(session.body);
    expect((await browser.get('/users').expect(200)).body).toHaveLength(1);
  });

  it('leaves the link used up, and no new one is made', async () => {
    const browser = new Browser(service);
    await browser.post(`/links/${token}`, { ...answer, email: 'second@example.org' }).expect(404);
    expect(await makeSetupLink(service.dataSource)).toBeNull();
  });
});

describe('an invitation', () => {
  it('leads from the administrator to a city manager to a contributor', async () => {
    const administrator = await signedIn(service, secretariat);
    const invited = await administrator
      .post('/invitations', { email: 'Manager@Rana.example', role: 'cityManager', citySlug: 'rana' })
      .expect(201);
    expect(invited.body).toMatchObject({ invitationPending: true });

    const manager = new Browser(service);
    const token = await tokenTo('manager@rana.example');
    const link = await manager.get(`/links/${token}`).expect(200);
    expect(link.body).toMatchObject({
      kind: 'invitation',
      email: 'manager@rana.example',
      role: 'cityManager',
    });
    const session = manager.keep(await manager.post(`/links/${token}`, answer).expect(201));
    expect(session.body).toMatchObject({
      roles: [{ role: 'cityManager', city: { slug: 'rana', programme: { slug: 'hub-norway' } } }],
    });

    await manager
      .post('/invitations', { email: 'ola@rana.example', name: 'Ola', role: 'contributor', citySlug: 'rana' })
      .expect(201);
    const people = await manager.get('/people?citySlug=rana').expect(200);
    expect(people.body).toMatchObject([
      { role: 'cityManager', user: { name: 'Kari Nordmann' }, invitationPending: false },
      { role: 'contributor', user: { name: 'Ola' }, invitationPending: true },
    ]);
  });

  it('is sent in the language of the invitation and names the place and the role', async () => {
    const administrator = await signedIn(service, secretariat);
    await administrator
      .post('/invitations?lang=fr', { email: 'claire@example.org', role: 'verifier', programmeId })
      .expect(201);
    const mail = (await deliverMails(service)).findLast(({ to }) => to === 'claire@example.org');
    expect(mail?.subject).toBe('Vous êtes invité sur Civiscore : Hub Norway');
    expect(mail?.text).toContain('en tant que vérificateur');
    expect(mail?.text).toMatch(/http:\/\/localhost:\d+\/fr\/link\//);
  });

  it('sent again replaces the first link', async () => {
    const manager = await signedIn(service, 'manager@rana.example');
    const invitation = { email: 'again@rana.example', role: 'reader', citySlug: 'rana' };
    await manager.post('/invitations', invitation).expect(201);
    const first = await tokenTo(invitation.email);
    await manager.post('/invitations', invitation).expect(201);
    const second = await tokenTo(invitation.email);
    await manager.get(`/links/${first}`).expect(404);
    await manager.get(`/links/${second}`).expect(200);
  });

  it('gives a role at once to somebody who has an account, and tells them', async () => {
    await makePerson(service, 'verifier@example.org');
    const administrator = await signedIn(service, secretariat);
    const invitation = {
      email: 'verifier@example.org',
      role: 'verifier',
      programmeId,
      verifierGrade: 'qualified',
    };
    const given = await administrator.post('/invitations', invitation).expect(201);
    expect(given.body).toMatchObject({ invitationPending: false });
    const mail = (await deliverMails(service)).findLast(({ to }) => to === invitation.email);
    expect(mail?.subject).toBe('You have a new role in Civiscore: Hub Norway');
    expect((await administrator.post('/invitations', invitation).expect(409)).body).toMatchObject({
      code: 'roleAlreadyGiven',
    });
  });

  it('is refused where the role does not belong, and where the grade is not the inviter’s to give', async () => {
    const manager = await signedIn(service, 'manager@rana.example');
    const misplaced = { email: 'x@example.org', role: 'verifier', citySlug: 'rana' };
    expect((await manager.post('/invitations', misplaced).expect(422)).body).toMatchObject({
      errors: [{ path: 'role', code: 'roleElsewhere' }],
    });
    await makePerson(service, 'hub@example.org', { programmes: { [programmeId]: 'programmeManager' } });
    const hub = await signedIn(service, 'hub@example.org');
    const graded = { email: 'x@example.org', role: 'verifier', programmeId, verifierGrade: 'qualified' };
    expect((await hub.post('/invitations', graded).expect(422)).body).toMatchObject({
      errors: [{ path: 'verifierGrade', code: 'gradeByAdministrator' }],
    });
    await hub.post('/invitations', { email: 'x@example.org', role: 'administrator' }).expect(404);
  });

  it('ends when the role is taken away before it was accepted', async () => {
    const manager = await signedIn(service, 'manager@rana.example');
    const invitation = { email: 'gone@rana.example', role: 'reader', citySlug: 'rana' };
    const answered = await manager.post('/invitations', invitation).expect(201);
    const { membershipId } = answered.body as { membershipId: string };
    const token = await tokenTo(invitation.email);
    await manager.delete(`/people/${membershipId}`).expect(204);
    await manager.get(`/links/${token}`).expect(404);
  });
});

describe('an account', () => {
  it('has a name and a language that the person changes', async () => {
    await makePerson(service, 'self@example.org');
    const browser = await signedIn(service, 'self@example.org');
    const changed = await browser.put('/account', { name: 'Selma', language: 'fr' }).expect(200);
    expect(changed.body).toMatchObject({ user: { name: 'Selma', language: 'fr' } });
    const refused = await browser.put('/account', { name: ' ', language: 'de', admin: true }).expect(422);
    expect(refused.body).toMatchObject({ code: 'bodyRefused' });
    const { errors } = refused.body as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual(['admin', 'language', 'name']);
  });

  it('is disabled by an administrator: sessions end, signing in fails as with a wrong password', async () => {
    const id = await makePerson(service, 'leaving@example.org');
    const leaving = await signedIn(service, 'leaving@example.org');
    const administrator = await signedIn(service, secretariat);
    await administrator.patch(`/users/${id}`, { disabled: true }).expect(200);
    expect((await leaving.get('/session').expect(200)).body).toEqual({ user: null });
    await leaving.get('/account/sessions').expect(401);
    const refused = await new Browser(service)
      .post('/session', { email: 'leaving@example.org', password: PASSWORD })
      .expect(401);
    expect(refused.body).toMatchObject({ code: 'credentials' });
    await administrator.patch(`/users/${id}`, { disabled: false }).expect(200);
    await signedIn(service, 'leaving@example.org');
  });

  it('of the last administrator can neither be disabled nor lose the role', async () => {
    const administrator = await signedIn(service, secretariat);
    const users = (await administrator.get('/users?search=SECRETARIAT').expect(200)).body as { id: string }[];
    const path = `/users/${users[0]?.id}`;
    for (const change of [{ disabled: true }, { administrator: false }]) {
      const refused = await administrator.patch(path, change).expect(409);
      expect(refused.body).toMatchObject({ code: 'lastAdministrator' });
    }
  });
});

describe('a personal token', () => {
  it('does what its scopes and its owner’s roles both allow, until it is revoked', async () => {
    await makePerson(service, 'programmer@example.org', { cities: { [cityId]: 'cityManager' } });
    const owner = await signedIn(service, 'programmer@example.org');
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const made = await owner
      .post('/account/tokens', { name: 'Script', scopes: ['read'], expiresAt })
      .expect(201);
    const { id, token } = made.body as { id: string; token: string };
    expect((await owner.get('/account/tokens').expect(200)).text).not.toContain(token);

    const script = new Browser(service);
    const bearer = `Bearer ${token}`;
    await script.get('/people?citySlug=rana').set('Authorization', bearer).expect(200);
    await script.get(`/people?programmeId=${programmeId}`).set('Authorization', bearer).expect(404);
    await script.get('/account/sessions').set('Authorization', bearer).expect(404);

    await owner.delete(`/account/tokens/${id}`).expect(204);
    await script.get('/people?citySlug=rana').set('Authorization', bearer).expect(401);
    await owner.delete(`/account/tokens/${id}`).expect(404);
  });

  it('imports only for an administrator, and only as long as the owner is one', async () => {
    const id = await makePerson(service, 'importer@example.org', { administrator: true });
    const owner = await signedIn(service, 'importer@example.org');
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const wish = { name: 'Import', scopes: ['import'], expiresAt };
    const made = await owner.post('/account/tokens', wish).expect(201);
    const { token } = made.body as { token: string };
    await service.send('', { token }).expect(422);
    const administrator = await signedIn(service, secretariat);
    await administrator.patch(`/users/${id}`, { administrator: false }).expect(200);
    await service.send('', { token }).expect(403);
    expect((await owner.post('/account/tokens', wish).expect(422)).body).toMatchObject({
      errors: [{ path: 'scopes', code: 'tokenScopes' }],
    });
  });

  it('needs an expiry within ten years', async () => {
    const owner = await signedIn(service, 'programmer@example.org');
    for (const expiresAt of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z']) {
      const refused = await owner
        .post('/account/tokens', { name: 'x', scopes: ['read'], expiresAt })
        .expect(422);
      expect(refused.body).toMatchObject({ errors: [{ path: 'expiresAt' }] });
    }
  });
});
