/** What can be permitted: the closed list on which every decision about access is made. */
export const PERMISSIONS = [
  'programme.create',
  'programme.read',
  'programme.manage',
  'round.manage',
  'city.create',
  'city.read',
  'city.manage',
  'people.manage',
  'assessment.create',
  'assessment.read',
  'assessment.edit',
  'assessment.comment',
  'assessment.assign',
  'assessment.submit',
  'assessment.return',
  'assessment.verify',
  'assessment.review',
  'assessment.publish',
  'assessment.correct',
  'verification.read',
  'verification.assign',
  'question.read',
  'question.answer',
  'evidence.read',
  'evidence.edit',
  'exchange.export',
  'exchange.import',
  'user.administer',
  'account.self',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What a token may do. `publish` includes `import`, `write` includes `read`. */
export const SCOPES = ['import', 'publish', 'read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

/** Roles people have in a programme. */
export const PROGRAMME_ROLES = ['programmeManager', 'verifier', 'reader'] as const;
export type ProgrammeRole = (typeof PROGRAMME_ROLES)[number];

/** Roles people have in a city. */
export const CITY_ROLES = ['cityManager', 'contributor', 'reader'] as const;
export type CityRole = (typeof CITY_ROLES)[number];

/** One role of one person; a role in a city also names the programme the city belongs to. */
export type RoleGrant =
  | { readonly role: 'administrator' }
  | { readonly role: ProgrammeRole; readonly programmeId: string; readonly cityId?: undefined }
  | { readonly role: CityRole; readonly programmeId: string; readonly cityId: string };

/** What a permission is asked for. Nothing named means the whole installation. */
export interface Resource {
  readonly programmeId?: string;
  readonly cityId?: string;
  readonly assessmentId?: string;
  /** Whether the data points concerned are assigned to the caller; contributors edit nothing else. */
  readonly assigned?: boolean;
  /** What the caller is assigned to do in the verification of the assessment; `null` or left out for nothing. */
  readonly duty?: VerificationDuty | null;
}

/** `verifier`: judges the data points; `secondReader`: a qualified verifier who reads what a provisional one judged. */
export const VERIFICATION_DUTIES = ['verifier', 'secondReader'] as const;
export type VerificationDuty = (typeof VERIFICATION_DUTIES)[number];
