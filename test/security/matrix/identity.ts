import { AppUser, CityMembership, newId } from '#persistence';
import { PASSWORD } from '../../api/support/people.js';
import type { World } from '../world.js';
import { type CallerName, PEOPLE, READERS } from '../callers.js';
import type { Matrix } from './types.js';

const own = (path: string, body?: object) => ({
  kind: 'people' as const,
  allowed: PEOPLE,
  call: () => ({ path, ...(body === undefined ? {} : { body }) }),
});

const administrators = (call: (world: World) => { path: string; body?: object }) => ({
  kind: 'people' as const,
  allowed: ['administrator'] as const,
  call,
});

/** A fresh person with a role in the city, to be removed. */
async function newMembership({ service, cityId }: World): Promise<string> {
  const userId = newId();
  const id = newId();
  const createdAt = new Date();
  const { manager } = service.dataSource;
  const email = `${userId}@example.org`;
  await manager.insert(AppUser, {
    id: userId,
    email,
    name: '',
    language: 'en',
    administrator: false,
    createdAt,
  });
  await manager.insert(CityMembership, { id, cityId, userId, role: 'reader', createdAt });
  return id;
}

const soon = (): string => new Date(Date.now() + 60_000).toISOString();

/** Signing in, one’s own account, people and accounts. */
export const identity: Matrix = {
  'GET /api/v1/session': { kind: 'open' },
  'POST /api/v1/session': { kind: 'open' },
  'GET /api/v1/links/:token': { kind: 'open' },
  'POST /api/v1/links/:token': { kind: 'open' },
  'POST /api/v1/password-resets': { kind: 'open' },
  'PUT /api/v1/account': own('/account', { name: 'Somebody', language: 'en' }),
  'PUT /api/v1/account/password': own('/account/password', { current: 'wrong', next: PASSWORD }),
  'GET /api/v1/account/sessions': own('/account/sessions'),
  'DELETE /api/v1/account/sessions/others': own('/account/sessions/others'),
  'DELETE /api/v1/account/sessions/:id': {
    kind: 'people',
    allowed: PEOPLE,
    call: async (world: World, caller: CallerName) => ({
      path: `/account/sessions/${await world.spareSession(caller)}`,
    }),
  },
  'POST /api/v1/account/second-factor': own('/account/second-factor'),
  'POST /api/v1/account/second-factor/confirm': own('/account/second-factor/confirm', { code: '000000' }),
  'DELETE /api/v1/account/second-factor': own('/account/second-factor', { password: 'wrong' }),
  'GET /api/v1/account/tokens': own('/account/tokens'),
  'POST /api/v1/account/tokens': {
    kind: 'people',
    allowed: PEOPLE,
    call: () => ({ path: '/account/tokens', body: { name: 'x', scopes: ['read'], expiresAt: soon() } }),
  },
  'DELETE /api/v1/account/tokens/:id': {
    kind: 'people',
    allowed: PEOPLE,
    call: async (world: World, caller: CallerName) => ({
      path: `/account/tokens/${await world.spareToken(caller)}`,
    }),
  },
  'DELETE /api/v1/session': own('/session'),
  'POST /api/v1/invitations': {
    kind: 'people',
    allowed: ['administrator', 'ownProgrammeManager', 'cityManager'],
    call: ({ citySlug }) => ({
      path: '/invitations',
      body: { email: `${newId()}@example.org`, role: 'reader', citySlug },
    }),
  },
  'GET /api/v1/people': {
    kind: 'people',
    allowed: READERS,
    call: ({ citySlug }) => ({ path: `/people?citySlug=${citySlug}` }),
  },
  'DELETE /api/v1/people/:membershipId': {
    kind: 'people',
    allowed: ['administrator', 'ownProgrammeManager', 'cityManager'],
    call: async (world) => ({ path: `/people/${await newMembership(world)}` }),
  },
  'GET /api/v1/users': administrators(() => ({ path: '/users' })),
  'PATCH /api/v1/users/:id': administrators(({ bystanderId }) => ({
    path: `/users/${bystanderId}`,
    body: { verifierGrade: null },
  })),
};
