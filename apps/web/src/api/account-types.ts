import type { Language } from '#text';

/** What the API answers about people, programmes and rounds, as far as the pages read it. */
export type ProgrammeRole = 'programmeManager' | 'verifier' | 'reader';
export type CityRole = 'cityManager' | 'contributor' | 'reader';
export type Role = 'administrator' | ProgrammeRole | CityRole;
export type VerifierGrade = 'provisional' | 'qualified';

export interface ProgrammeRef {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface SessionUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly administrator: boolean;
  readonly verifierGrade: VerifierGrade | null;
  readonly secondFactor: boolean;
}

export interface RoleGrant {
  readonly role: Role;
  readonly programme?: ProgrammeRef;
  readonly city?: { readonly slug: string; readonly name: string; readonly programme: ProgrammeRef };
}

/** A person's session. */
export interface Session {
  readonly user: SessionUser;
  readonly csrf: string;
  readonly roles: readonly RoleGrant[];
}

/** The session of whoever asks; nobody's has no user. */
export type SessionAnswer = Session | { readonly user: null };

/** What a one-time link is for. */
export interface LinkView {
  readonly kind: 'setup' | 'invitation' | 'passwordReset';
  /** `null` for the set-up, whose answer brings it. */
  readonly email: string | null;
  readonly name?: string;
  readonly role?: Role;
  readonly secondFactor: boolean;
  readonly expiresAt: string;
}

export interface OwnSession {
  readonly id: string;
  readonly current: boolean;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
}

export interface SecondFactorSecret {
  readonly secret: string;
  readonly uri: string;
  /** QR code (SVG). */
  readonly qr: string;
}

export type Scope = 'import' | 'publish' | 'read' | 'write';

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface MadeToken extends ApiToken {
  readonly token: string;
}

/** A person as lists name them; the name is empty until an invited person gives it. */
export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly verifierGrade: VerifierGrade | null;
}

/** A role of a person in a programme or a city. */
export interface Person {
  readonly membershipId: string;
  readonly user: PersonRef;
  readonly role: Role;
  readonly since: string;
  readonly lastSeen: string | null;
  readonly invitationPending: boolean;
}

/** An account as the secretariat sees it. */
export interface UserAccount extends PersonRef {
  readonly language: Language;
  readonly administrator: boolean;
  readonly disabled: boolean;
  readonly secondFactor: boolean;
  readonly invitationPending: boolean;
  readonly since: string;
  readonly lastSeen: string | null;
}
