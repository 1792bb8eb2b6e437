import { randomBytes } from 'node:crypto';
import request from 'supertest';
import { hash } from '@node-rs/argon2';
import { AppUser, CityMembership, newId, ProgrammeMembership, sha256, UserSession } from '#persistence';
import { SESSION_COOKIE, SessionService } from '../../../apps/api/src/identity/session.service.js';
import type { Service } from './service.js';

/** Withstands the strength rule and is nobody's name. */
export const PASSWORD = 'quartz-willow-lantern-42';

/** Cheap parameters: tests sign in often. Signing in takes the parameters from the hash. */
const passwordHash = hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });

export interface PersonRoles {
  readonly administrator?: boolean;
  /** Role in a programme, by the programme's id. */
  readonly programmes?: Readonly<Record<string, string>>;
  /** Role in a city, by the city's id. */
  readonly cities?: Readonly<Record<string, string>>;
}

/** Makes a person with the password `PASSWORD`; gives the person's id. */
export async function makePerson(
  { dataSource }: Pick<Service, 'dataSource'>,
  email: string,
  { administrator = false, programmes = {}, cities = {} }: PersonRoles = {},
): Promise<string> {
  const id = newId();
  const createdAt = new Date();
  await dataSource.manager.insert(AppUser, {
    id,
    email,
    name: email.split('@')[0] ?? '',
    passwordHash: await passwordHash,
    language: 'en',
    administrator,
    createdAt,
  });
  for (const [programmeId, role] of Object.entries(programmes)) {
    await dataSource.manager.insert(ProgrammeMembership, {
      id: newId(),
      programmeId,
      userId: id,
      role,
      createdAt,
    });
  }
  for (const [cityId, role] of Object.entries(cities)) {
    await dataSource.manager.insert(CityMembership, { id: newId(), cityId, userId: id, role, createdAt });
  }
  return id;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A browser: keeps the session's cookie and sends its CSRF token, as the pages do. */
export class Browser {
  private cookie: string | null = null;
  private csrf: string | null = null;

  constructor(private readonly service: Pick<Service, 'app' | 'dataSource'>) {}

  get(path: string): request.Test {
    return this.call('get', path);
  }

  post(path: string, body: object = {}): request.Test {
    return this.call('post', path).send(body);
  }

  put(path: string, body: object = {}): request.Test {
    return this.call('put', path).send(body);
  }

  patch(path: string, body: object = {}): request.Test {
    return this.call('patch', path).send(body);
  }

  delete(path: string, body?: object): request.Test {
    const call = this.call('delete', path);
    return body === undefined ? call : call.send(body);
  }

  /** A request with the cookie and, unless left out, the CSRF token. */
  call(method: Method, path: string, { csrf = true } = {}): request.Test {
    const call = request(this.service.app.getHttpServer())[method](`/api/v1${path}`);
    if (this.cookie !== null) void call.set('Cookie', this.cookie);
    if (csrf && this.csrf !== null) void call.set('X-Civiscore-CSRF', this.csrf);
    return call;
  }

  /** Signs in; fails unless that works. Keeps the session. */
  async signIn(email: string, password = PASSWORD, code?: string): Promise<request.Response> {
    const credentials = { email, password, ...(code === undefined ? {} : { code }) };
    return this.keep(await this.post('/session', credentials).expect(201));
  }

  /** Takes on a session as if the person had signed in: quicker, where signing in is not what is tested. */
  async beginSession(userId: string): Promise<void> {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    await this.service.dataSource.manager.insert(UserSession, {
      tokenHash: sha256(token),
      id: newId(),
      userId,
      createdAt: now,
      lastSeenAt: now,
    });
    this.cookie = `${SESSION_COOKIE}=${token}`;
    this.csrf = this.service.app.get(SessionService).csrfOf(token);
  }

  /** Keeps the session that an answer began. */
  keep(answer: request.Response): request.Response {
    const [cookie] = (answer.headers['set-cookie'] ?? []) as unknown as string[];
    this.cookie = cookie?.split(';')[0] ?? this.cookie;
    const body = answer.body as { csrf?: string };
    this.csrf = body.csrf ?? this.csrf;
    return answer;
  }

  /** The name and value of the session's cookie. */
  get sessionCookie(): string {
    if (this.cookie === null) throw new Error('Nobody is signed in.');
    return this.cookie;
  }
}

/** A browser of a person who is signed in. */
export async function signedIn(service: Service, email: string): Promise<Browser> {
  const browser = new Browser(service);
  await browser.signIn(email);
  return browser;
}
