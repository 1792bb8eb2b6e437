import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type request from 'supertest';
import { Browser } from '../api/support/people.js';
import { type CallerName, CALLERS } from './callers.js';
import { type Call, matrix, type Row } from './matrix/index.js';
import { routesOf } from './routes.js';
import { makeWorld, type World } from './world.js';

type PeopleRow = Extract<Row, { kind: 'people' }>;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.service.stop());

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

function send(
  browser: Browser,
  route: string,
  { path, body, file }: Call,
  bearer: string | null,
): request.Test {
  const method = METHODS[route.split(' ')[0] as keyof typeof METHODS];
  const call = browser.call(method, path);
  if (bearer !== null) void call.set('Authorization', `Bearer ${bearer}`);
  if (file) return call.attach('file', file.bytes, file.name);
  return body === undefined ? call : call.send(body);
}

async function callAs(caller: CallerName, route: string, row: PeopleRow): Promise<request.Response> {
  // A fresh session for each: a request may end the one it uses.
  const browser = await world.browser(caller);
  return send(browser, route, await row.call(world, caller), world.bearer(caller));
}

const rows = Object.entries(matrix).filter(
  (entry): entry is [string, PeopleRow] => entry[1].kind === 'people',
);

describe('every route', () => {
  it('is in the matrix with who may call it', () => {
    expect(Object.keys(matrix).toSorted()).toEqual([...new Set(routesOf(world.service.app))].toSorted());
  });
});

describe.each(rows)('%s', (route, row) => {
  it('is answered 401 to nobody', async () => {
    const answer = await send(
      new Browser(world.service),
      route,
      await row.call(world, 'administrator'),
      null,
    );
    expect([answer.status, (answer.body as { code?: string }).code]).toEqual([401, 'notAuthenticated']);
  });

  const others = CALLERS.filter((caller) => !row.allowed.includes(caller));
  if (others.length > 0)
    it.each(others)('is kept from: %s', async (caller) => {
      const answer = await callAs(caller, route, row);
      const { code } = answer.body as { code?: string };
      // A token that lacks the scope is told so: that says nothing about what there is.
      if (answer.status === 403 && world.bearer(caller) !== null) expect(code).toBe('scopeMissing');
      else expect([answer.status, code]).toEqual([404, 'notFound']);
    });

  it.each(row.allowed)('lets in: %s', async (caller) => {
    const answer = await callAs(caller, route, row);
    const { code } = answer.body as { code?: string };
    // What there is none of (nothing to copy, say) has a code of its own.
    expect([401, 403, 429, 500]).not.toContain(answer.status);
    expect(code).not.toBe('notFound');
  });
});

describe('what is forbidden', () => {
  it('is answered exactly as what does not exist', async () => {
    const browser = await world.browser('foreignCityManager');
    const forbidden = await browser.get('/people?citySlug=own-city').expect(404);
    const absent = await browser.get('/people?citySlug=no-such-city').expect(404);
    expect(forbidden.text).toBe(absent.text);
  });
});
