import type { Role, Session } from '../api/account-types.js';

/** What pages offer to some people only. The server decides; this keeps from view what it would refuse. */
export type Action =
  | 'administer'
  | 'createProgramme'
  | 'seeProgrammes'
  | 'seeDesk'
  | 'manageProgramme'
  | 'assignVerifiers'
  | 'managePeople'
  | 'startAssessment'
  | 'editFigures'
  | 'assign'
  | 'submit'
  | 'return';

/** Where something is to be done; nothing named means anywhere. */
export interface Place {
  readonly programmeId?: string;
  readonly citySlug?: string;
}

const ROLES: Readonly<Record<Action, readonly Role[]>> = {
  administer: ['administrator'],
  createProgramme: ['administrator'],
  seeProgrammes: ['administrator', 'programmeManager', 'verifier'],
  seeDesk: ['administrator', 'programmeManager', 'verifier'],
  manageProgramme: ['administrator', 'programmeManager'],
  assignVerifiers: ['administrator', 'programmeManager'],
  managePeople: ['administrator', 'programmeManager', 'cityManager'],
  startAssessment: ['administrator', 'programmeManager', 'cityManager'],
  editFigures: ['cityManager', 'contributor'],
  assign: ['cityManager'],
  submit: ['cityManager'],
  return: ['administrator', 'programmeManager'],
};

/** Whether the person's roles permit an action in a place. A role in a programme holds in its cities. */
export function can(session: Session, action: Action, place: Place = {}): boolean {
  if (session.user.administrator && ROLES[action].includes('administrator')) return true;
  return session.roles.some(({ role, programme, city }) => {
    if (!ROLES[action].includes(role)) return false;
    if (city !== undefined) {
      // People of a city do not run its programme.
      if (place.citySlug === undefined) return place.programmeId === undefined;
      return city.slug === place.citySlug;
    }
    return place.programmeId === undefined || programme?.id === place.programmeId;
  });
}
