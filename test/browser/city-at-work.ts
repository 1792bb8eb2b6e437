import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import {
  chromium as playwright,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import type { DataSource } from 'typeorm';
import { importsInto, startApi } from '../../apps/api/src/index.js';
import { benchmarkSet, catalogue } from '#catalogue';
import { maturityModel } from '#maturity';
import { AppUser, loadReferenceData } from '#persistence';
import { makePerson, PASSWORD } from '../api/support/people.js';
import { publishedFiles } from '../support/browser.js';
import { createTestDatabase } from '../support/database.js';
import { temporaryFolder } from '../support/folders.js';

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url));
const CHROMIUM = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'];

export const PEOPLE = ['anna', 'bjorn', 'carla', 'hub', 'per', 'ruth'] as const;
export type Person = (typeof PEOPLE)[number];

/** A city of a programme at work on its assessment, with its people, the built pages, and a browser. */
export interface CityAtWork {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly assessmentId: string;
  readonly programmeId: string;
  /** Identifier of each person. */
  readonly ids: Readonly<Record<Person, string>>;
  /** A browser of its own in which a person is signed in. */
  signedIn(person: Person, options?: BrowserContextOptions): Promise<Work>;
  /** A browser of its own in which nobody is signed in. */
  anybody(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** One person's browser. */
export interface Work {
  readonly context: BrowserContext;
  /** A page of the workspace, behind `/{language}/workspace/{assessmentId}`. */
  open(path?: string, language?: string): Promise<Page>;
  /** A request with the person's session; throws unless it is answered with success. */
  call<T>(method: string, path: string, body?: object): Promise<T>;
  close(): Promise<void>;
}

interface Session {
  readonly csrf: string;
}

/**
 * Starts everything: Karmøy with published figures of an earlier year, two managers and a contributor; a programme with
 * its manager and the verifiers Per, who is provisional, and Ruth, who is qualified.
 */
export async function startCity(webRoot = WEB_ROOT): Promise<CityAtWork> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const database = await createTestDatabase();
    closing.push(() => database.drop());
    const { dataSource } = database;
    const model = { id: maturityModel.recommendation, content: maturityModel };
    await loadReferenceData(dataSource, { catalogue, benchmarkSet, maturityModel: model }, new Date());
    const api = await startApi({ port: 0, dataSource, dataFolder: await temporaryFolder(), webRoot });
    closing.push(() => api.close());
    const browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: CHROMIUM,
    });
    closing.push(() => browser.close());

    const secretariat = 'secretariat@example.org';
    await makePerson({ dataSource }, secretariat, { administrator: true });
    const call = caller(api.url);
    const admin = await call.signIn(secretariat);
    const programme = await admin<{ id: string }>('POST', '/programmes', { name: 'Nordic hub' });
    const year = new Date().getFullYear();
    const round = await admin<{ id: string }>('POST', `/programmes/${programme.id}/rounds`, {
      year,
      opensOn: `${year}-01-01`,
      closesOn: `${year}-12-31`,
      reminderDays: [7],
    });
    const city = await admin<{ slug: string }>('POST', `/programmes/${programme.id}/cities`, {
      name: 'Karmøy',
      country: 'Norway',
      countryCode: 'NO',
    });
    const earlier = (await publishedFiles()).find(({ slug }) => slug === 'karmoy');
    const imports = importsInto(dataSource);
    if (earlier) await imports.importSubmission(earlier.text, { publish: true, actor: 'browser test' });
    const rows: { id: string }[] = await dataSource.query('SELECT id FROM city WHERE slug = $1', [city.slug]);
    const inCity = (role: string) => ({ cities: { [rows[0]?.id ?? '']: role } });
    const verifier = { programmes: { [programme.id]: 'verifier' } };
    const ids = {
      anna: await makePerson({ dataSource }, 'anna@example.org', inCity('cityManager')),
      bjorn: await makePerson({ dataSource }, 'bjorn@example.org', inCity('cityManager')),
      carla: await makePerson({ dataSource }, 'carla@example.org', inCity('contributor')),
      hub: await makePerson({ dataSource }, 'hub@example.org', {
        programmes: { [programme.id]: 'programmeManager' },
      }),
      per: await makePerson({ dataSource }, 'per@example.org', verifier),
      ruth: await makePerson({ dataSource }, 'ruth@example.org', verifier),
    };
    for (const [person, verifierGrade] of [
      ['per', 'provisional'],
      ['ruth', 'qualified'],
    ] as const) {
      await dataSource.manager.update(AppUser, { id: ids[person] }, { verifierGrade });
    }
    const anna = await call.signIn('anna@example.org');
    const { id: assessmentId } = await anna<{ id: string }>('POST', `/cities/${city.slug}/assessments`, {
      roundId: round.id,
    });
    const contextOf = (options?: BrowserContextOptions) =>
      browser.newContext({
        baseURL: api.url,
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-GB',
        ...options,
      });
    return {
      url: api.url,
      dataSource,
      assessmentId,
      programmeId: programme.id,
      ids,
      close,
      anybody: () => contextOf(),
      signedIn: async (person, options) => {
        const context = await contextOf(options);
        const answer = await context.request.post('/api/v1/session', {
          data: { email: `${person}@example.org`, password: PASSWORD },
        });
        if (!answer.ok()) throw new Error(`Signing in: ${answer.status()} ${await answer.text()}`);
        const { csrf } = (await answer.json()) as Session;
        return {
          context,
          open: async (path = '', language = 'en') => {
            const page = await context.newPage();
            page.setDefaultTimeout(10_000);
            await page.goto(`/${language}/workspace/${assessmentId}${path}`);
            return page;
          },
          call: async <T>(method: string, path: string, body?: object): Promise<T> => {
            const reply = await context.request.fetch(`/api/v1${path}`, {
              method,
              headers: { 'X-Civiscore-CSRF': csrf },
              ...(body === undefined ? {} : { data: body }),
            });
            if (!reply.ok()) throw new Error(`${method} ${path}: ${reply.status()} ${await reply.text()}`);
            const text = await reply.text();
            return (text === '' ? undefined : JSON.parse(text)) as T;
          },
          close: () => context.close(),
        };
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Call = <T>(method: string, path: string, body: object) => Promise<T>;

/** Requests of people whose browsers are not looked at. */
function caller(url: string): { signIn(email: string): Promise<Call> } {
  return {
    signIn: async (email) => {
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      const { csrf } = (await answer.json()) as Session;
      return async <T>(method: string, path: string, body: object) => {
        const reply = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { 'Content-Type': 'application/json', Cookie: cookie, 'X-Civiscore-CSRF': csrf },
          body: JSON.stringify(body),
        });
        if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
        return (await reply.json()) as T;
      };
    },
  };
}
