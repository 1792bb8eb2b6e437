import { allows } from '../../shared/access.js';
import type { Caller } from '../../shared/caller.js';
import type {
  CityRole,
  Permission,
  ProgrammeRole,
  Resource,
  RoleGrant,
  Scope,
  VerificationDuty,
} from '../../shared/permissions.js';

export type Decision = 'allowed' | 'forbidden';

const READING = [
  'programme.read',
  'city.read',
  'assessment.read',
  'evidence.read',
  'exchange.export',
  'question.read',
] as const;

/**
 * What each role permits. The secretariat and the programme managers run programmes but change no figures of a city:
 * these come from the city alone.
 */
const OF_ADMINISTRATOR: readonly Permission[] = [
  ...READING,
  'programme.create',
  'programme.manage',
  'round.manage',
  'city.create',
  'city.manage',
  'people.manage',
  'assessment.create',
  'assessment.comment',
  'assessment.return',
  'assessment.review',
  'assessment.publish',
  'assessment.correct',
  'verification.read',
  'verification.assign',
  'user.administer',
];

const OF_PROGRAMME_ROLE: Readonly<Record<ProgrammeRole, readonly Permission[]>> = {
  programmeManager: [
    ...READING,
    'programme.manage',
    'round.manage',
    'city.create',
    'city.manage',
    'people.manage',
    'assessment.create',
    'assessment.comment',
    'assessment.return',
    'assessment.review',
    'assessment.publish',
    'assessment.correct',
    'verification.read',
    'verification.assign',
  ],
  verifier: [
    ...READING,
    'assessment.comment',
    'verification.read',
    'assessment.return',
    'assessment.verify',
    'assessment.review',
  ],
  reader: READING,
};

const OF_CITY_ROLE: Readonly<Record<CityRole, readonly Permission[]>> = {
  cityManager: [
    ...READING,
    'people.manage',
    'assessment.create',
    'assessment.edit',
    'assessment.comment',
    'assessment.assign',
    'assessment.submit',
    'assessment.correct',
    'evidence.edit',
    'exchange.import',
    'question.answer',
  ],
  contributor: [
    ...READING,
    'assessment.edit',
    'assessment.comment',
    'evidence.edit',
    'exchange.import',
    'question.answer',
  ],
  reader: READING,
};

/** What a contributor may do only to data points assigned to them. */
const ONLY_ASSIGNED: readonly Permission[] = [
  'assessment.edit',
  'evidence.edit',
  'exchange.import',
  'question.answer',
];

/** What a verifier may do only in an assessment they are assigned to, and with which duty. */
const OF_DUTY: Partial<Record<Permission, readonly VerificationDuty[]>> = {
  'assessment.verify': ['verifier'],
  'assessment.review': ['secondReader'],
  'assessment.return': ['verifier', 'secondReader'],
};

/** What nobody may do who belongs to the city: they would judge their own figures. */
const NEEDS_INDEPENDENCE: readonly Permission[] = [
  'verification.read',
  'assessment.return',
  'assessment.verify',
  'assessment.review',
  'assessment.publish',
  'verification.assign',
];

/** What a token's scope opens; a permission that is not named here is never given to a token. */
const SCOPE_OF: Partial<Record<Permission, Scope>> = {
  'programme.read': 'read',
  'city.read': 'read',
  'assessment.read': 'read',
  'evidence.read': 'read',
  'exchange.export': 'read',
  'assessment.create': 'write',
  'assessment.edit': 'write',
  'assessment.comment': 'write',
  'assessment.assign': 'write',
  'evidence.edit': 'write',
  'exchange.import': 'write',
};

/** The scope a token needs for a permission; `null` when no token is ever given it. */
export function scopeOf(permission: Permission): Scope | null {
  return SCOPE_OF[permission] ?? null;
}

/** Decides whether a caller has a permission for a resource. The one place where access is decided. */
export function decide(caller: Caller, permission: Permission, resource: Resource): Decision {
  const allowed =
    mayEver(caller, permission) &&
    isIndependent(caller, permission, resource) &&
    (permission === 'account.self' || rolesOf(caller).some((grant) => covers(grant, permission, resource)));
  return allowed ? 'allowed' : 'forbidden';
}

/** Whether there can be anything at all for which the caller has the permission. */
export function mayEver(caller: Caller, permission: Permission): boolean {
  if (caller.kind === 'anonymous') return false;
  if (permission === 'account.self') return caller.kind === 'user';
  if (caller.kind === 'token') {
    const scope = scopeOf(permission);
    if (scope === null || !allows(caller.scopes, scope)) return false;
  }
  return caller.roles.some((grant) => permissionsOf(grant).includes(permission));
}

function isIndependent(caller: Caller, permission: Permission, { cityId }: Resource): boolean {
  if (!NEEDS_INDEPENDENCE.includes(permission) || cityId === undefined) return true;
  return rolesOf(caller).every((grant) => grant.role === 'administrator' || grant.cityId !== cityId);
}

function rolesOf(caller: Caller): readonly RoleGrant[] {
  return caller.kind === 'anonymous' ? [] : caller.roles;
}

function permissionsOf(grant: RoleGrant): readonly Permission[] {
  if (grant.role === 'administrator') return OF_ADMINISTRATOR;
  return grant.cityId === undefined ? OF_PROGRAMME_ROLE[grant.role] : OF_CITY_ROLE[grant.role];
}

function covers(grant: RoleGrant, permission: Permission, resource: Resource): boolean {
  if (!permissionsOf(grant).includes(permission)) return false;
  if (grant.role === 'administrator') return true;
  if (grant.cityId === undefined) {
    if (resource.programmeId !== grant.programmeId) return false;
    const duties = grant.role === 'verifier' ? OF_DUTY[permission] : undefined;
    return duties === undefined || duties.some((duty) => duty === resource.duty);
  }
  // People of a city see the programme it belongs to: its name, its rounds.
  if (resource.cityId === undefined) {
    return permission === 'programme.read' && resource.programmeId === grant.programmeId;
  }
  if (resource.cityId !== grant.cityId) return false;
  return grant.role !== 'contributor' || !ONLY_ASSIGNED.includes(permission) || resource.assigned === true;
}
