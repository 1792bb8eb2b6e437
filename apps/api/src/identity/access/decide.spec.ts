import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Caller, TokenCaller } from '../../shared/caller.js';
import {
  CITY_ROLES,
  type Permission,
  PERMISSIONS,
  PROGRAMME_ROLES,
  type Resource,
  type RoleGrant,
  type Scope,
  VERIFICATION_DUTIES,
} from '../../shared/permissions.js';
import { decide, mayEver } from './decide.js';

const OWN = { programmeId: 'own-programme', cityId: 'own-city', assessmentId: 'own-assessment' };
const FOREIGN = {
  programmeId: 'foreign-programme',
  cityId: 'foreign-city',
  assessmentId: 'foreign-assessment',
};
/** Another city of one's own programme. */
const NEIGHBOUR = {
  programmeId: 'own-programme',
  cityId: 'neighbour',
  assessmentId: 'neighbours-assessment',
};

const user = (...roles: RoleGrant[]): Caller => ({ kind: 'user', userId: 'u', sessionId: 's', roles });
const token = (scopes: readonly Scope[], ...roles: RoleGrant[]): TokenCaller => ({
  kind: 'token',
  tokenId: 't',
  name: 'Script',
  scopes,
  userId: 'u',
  roles,
});
const inProgramme = (role: (typeof PROGRAMME_ROLES)[number]): RoleGrant => ({
  role,
  programmeId: OWN.programmeId,
});
const inCity = (role: (typeof CITY_ROLES)[number]): RoleGrant => ({
  role,
  programmeId: OWN.programmeId,
  cityId: OWN.cityId,
});

/**
 * Who has which permission for a city of theirs with everything in it assigned to them, be it as verifier or as second
 * reader. Columns: administrator,
 * programme manager, verifier, reader of the programme, city manager, contributor, reader of the city.
 */
const TABLE: Readonly<Record<Permission, string>> = {
  'programme.create': 'A......',
  'programme.read': 'APVRCOr',
  'programme.manage': 'AP.....',
  'round.manage': 'AP.....',
  'city.create': 'AP.....',
  'city.read': 'APVRCOr',
  'city.manage': 'AP.....',
  'people.manage': 'AP..C..',
  'assessment.create': 'AP..C..',
  'assessment.read': 'APVRCOr',
  'assessment.edit': '....CO.',
  'assessment.comment': 'APV.CO.',
  'assessment.assign': '....C..',
  'assessment.submit': '....C..',
  'assessment.return': 'APV....',
  'assessment.verify': '..V....',
  'assessment.review': 'APV....',
  'assessment.publish': 'AP.....',
  'assessment.correct': 'AP..C..',
  'verification.read': 'APV....',
  'verification.assign': 'AP.....',
  'question.read': 'APVRCOr',
  'question.answer': '....CO.',
  'evidence.read': 'APVRCOr',
  'evidence.edit': '....CO.',
  'exchange.export': 'APVRCOr',
  'exchange.import': '....CO.',
  'user.administer': 'A......',
  'account.self': 'APVRCOr',
};

const ROLES: readonly (readonly [string, RoleGrant])[] = [
  ['administrator', { role: 'administrator' }],
  ...PROGRAMME_ROLES.map((role) => [`${role} of the programme`, inProgramme(role)] as const),
  ...CITY_ROLES.map((role) => [`${role} of the city`, inCity(role)] as const),
];

/** What asks for somebody who does not belong to the city. */
const INDEPENDENT = [
  'assessment.verify',
  'assessment.review',
  'assessment.publish',
  'verification.assign',
] as const;

const permitted = (caller: Caller, resource: Resource): Permission[] =>
  PERMISSIONS.filter((permission) =>
    VERIFICATION_DUTIES.some((duty) => decide(caller, permission, { ...resource, duty }) === 'allowed'),
  );

describe.each(ROLES.map(([name, grant], column) => ({ name, grant, column })))(
  '$name',
  ({ grant, column }) => {
    const listed = PERMISSIONS.filter((permission) => TABLE[permission][column] !== '.');
    const caller = user(grant);

    it('has exactly the permissions of the table for a city of theirs', () => {
      expect(permitted(caller, { ...OWN, assigned: true })).toEqual(listed);
    });

    it('has nothing but the own account in a foreign programme, unless administrator', () => {
      const expected = grant.role === 'administrator' ? listed : ['account.self'];
      expect(permitted(caller, { ...FOREIGN, assigned: true })).toEqual(expected);
    });

    it('reaches another city of the programme only with a role in the programme', () => {
      const expected =
        grant.role === 'administrator' || grant.cityId === undefined ? listed : ['account.self'];
      expect(permitted(caller, { ...NEIGHBOUR, assigned: true })).toEqual(expected);
    });

    it('may ever have exactly the permissions of the table', () => {
      expect(PERMISSIONS.filter((permission) => mayEver(caller, permission))).toEqual(listed);
    });

    it('has permissions for the whole installation as administrator only', () => {
      expect(permitted(caller, {})).toEqual(grant.role === 'administrator' ? listed : ['account.self']);
    });

    it('has through a token what its scope covers of that, and never an account', () => {
      expect(permitted(token([], grant), { ...OWN, assigned: true })).toEqual([]);
      expect(permitted(token(['import', 'publish'], grant), { ...OWN, assigned: true })).toEqual([]);
      const reading = permitted(token(['read'], grant), { ...OWN, assigned: true });
      expect(reading.every((permission) => /\.(read|export)$/.test(permission))).toBe(true);
      const writing = permitted(token(['write'], grant), { ...OWN, assigned: true });
      expect(writing).toEqual(expect.arrayContaining(reading));
      expect(listed).toEqual(expect.arrayContaining(writing));
      for (const never of ['account.self', 'user.administer', 'people.manage', 'assessment.submit']) {
        expect(writing).not.toContain(never);
      }
    });
  },
);

describe('a contributor', () => {
  it.each([undefined, false])('changes nothing that is not assigned (%s)', (assigned) => {
    const resource = assigned === undefined ? OWN : { ...OWN, assigned };
    const allowed = permitted(user(inCity('contributor')), resource);
    for (const permission of ['assessment.edit', 'evidence.edit', 'exchange.import']) {
      expect(allowed).not.toContain(permission);
    }
    expect(allowed).toContain('assessment.comment');
  });
});

describe('a verifier of the programme', () => {
  const caller = user(inProgramme('verifier'));
  const judging = ['assessment.verify', 'assessment.review', 'assessment.return'] as const;

  it.each([
    ['verifier', ['assessment.verify', 'assessment.return']],
    ['secondReader', ['assessment.review', 'assessment.return']],
    [null, []],
    [undefined, []],
  ] as const)('assigned as %s judges as far as that goes', (duty, expected) => {
    const resource = duty === undefined ? OWN : { ...OWN, duty };
    expect(judging.filter((permission) => decide(caller, permission, resource) === 'allowed')).toEqual(
      expected,
    );
  });

  it('looks at everything of the programme without being assigned', () => {
    expect(decide(caller, 'verification.read', OWN)).toBe('allowed');
    expect(decide(caller, 'verification.read', FOREIGN)).toBe('forbidden');
  });

  it('does nothing with a duty in another programme', () => {
    for (const permission of judging) {
      expect(decide(caller, permission, { ...FOREIGN, duty: 'verifier' })).toBe('forbidden');
    }
  });
});

describe('those who run the programme', () => {
  it.each([
    ['administrator', { role: 'administrator' }] as const,
    ['programme manager', inProgramme('programmeManager')] as const,
  ])('review without being assigned, but judge nothing: %s', (_, grant) => {
    expect(decide(user(grant), 'assessment.review', OWN)).toBe('allowed');
    for (const duty of VERIFICATION_DUTIES) {
      expect(decide(user(grant), 'assessment.verify', { ...OWN, duty })).toBe('forbidden');
    }
  });
});

describe('whoever belongs to the city', () => {
  const elsewhere = ROLES.map(([, grant]) => grant).filter(({ role }) => role !== 'administrator');

  it('never verifies, reviews, publishes or assigns there, whatever else they are', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CITY_ROLES),
        fc.subarray([...elsewhere, { role: 'administrator' } as const]),
        fc.constantFrom(...VERIFICATION_DUTIES),
        (role, others, duty) => {
          const caller = user(...others, inCity(role));
          for (const permission of INDEPENDENT) {
            expect(decide(caller, permission, { ...OWN, duty, assigned: true })).toBe('forbidden');
          }
        },
      ),
    );
  });

  it('does so in another city of the programme', () => {
    const caller = user(inProgramme('verifier'), inCity('reader'));
    expect(decide(caller, 'assessment.verify', { ...NEIGHBOUR, duty: 'verifier' })).toBe('allowed');
    expect(decide(caller, 'assessment.verify', { ...OWN, duty: 'verifier' })).toBe('forbidden');
  });
});

describe('people of a city', () => {
  it.each(CITY_ROLES)('see the programme it belongs to, and nothing else of it: %s', (role) => {
    const { programmeId } = OWN;
    expect(permitted(user(inCity(role)), { programmeId })).toEqual(['programme.read', 'account.self']);
  });
});

describe('several roles', () => {
  it('add up, each where it was given', () => {
    const caller = user(inCity('reader'), {
      role: 'cityManager',
      programmeId: FOREIGN.programmeId,
      cityId: FOREIGN.cityId,
    });
    expect(decide(caller, 'assessment.edit', OWN)).toBe('forbidden');
    expect(decide(caller, 'assessment.edit', FOREIGN)).toBe('allowed');
    expect(decide(caller, 'assessment.edit', { ...FOREIGN, cityId: OWN.cityId })).toBe('forbidden');
  });
});

describe('nobody, a person without a role and a token of nobody', () => {
  it('have no permission but, as a person, for the own account', () => {
    expect(permitted({ kind: 'anonymous' }, OWN)).toEqual([]);
    expect(permitted(user(), OWN)).toEqual(['account.self']);
    expect(permitted({ ...token(['read', 'write', 'import', 'publish']), userId: null }, OWN)).toEqual([]);
  });
});
