import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { City, Programme } from './reference.entity.js';

export type VerifierGrade = 'provisional' | 'qualified';

/** A person who can sign in, or who was invited to. Reference table: people work across cities. */
@Entity('app_user')
@Unique('app_user_email_key', ['email'])
@Check('app_user_email_check', 'email = lower(email)')
@Check('app_user_verifier_grade_check', `verifier_grade IN ('provisional', 'qualified')`)
export class AppUser {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'app_user_pk' })
  id: string;

  /** In lower case, so that it is unique whatever the case it was typed in. */
  @Column('text')
  email: string;

  /** Empty until an invited person gives it. */
  @Column('text')
  name: string;

  /** Argon2id in PHC form; `null` for a person who has not accepted the invitation yet. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  @Column('text')
  language: string;

  @Column('boolean')
  administrator: boolean;

  @Column('text', { nullable: true })
  verifierGrade: VerifierGrade | null;

  /** Secret of the second factor in base 32; in force from `totpConfirmedAt` on. */
  @Column('text', { nullable: true })
  totpSecret: string | null;

  @Column('timestamp with time zone', { nullable: true })
  totpConfirmedAt: Date | null;

  /** Time step of the last code that was used: no code of this step or an earlier one is taken again. */
  @Column('integer', { nullable: true })
  totpLastStep: number | null;

  @Column('timestamp with time zone', { nullable: true })
  disabledAt: Date | null;

  @Column('timestamp with time zone', { nullable: true })
  lastSeenAt: Date | null;

  @Column('timestamp with time zone')
  createdAt: Date;
}

/** One of the codes that replace the second factor once. */
@Entity('recovery_code')
export class RecoveryCode {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'recovery_code_pk' })
  userId: string;

  /** SHA-256 (hex) of the code; the codes have 80 random bits. */
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'recovery_code_pk' })
  codeHash: string;

  @Column('timestamp with time zone', { nullable: true })
  usedAt: Date | null;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recovery_code_user_fk' })
  user?: AppUser;
}

/** A person's session in one browser. A session that ended is deleted. */
@Entity('user_session')
@Unique('user_session_id_key', ['id'])
@Index('user_session_user_id_idx', ['userId'])
export class UserSession {
  /** SHA-256 (hex) of the token in the cookie. */
  @PrimaryColumn('character', { length: 64, primaryKeyConstraintName: 'user_session_pk' })
  tokenHash: string;

  /** Names the session in lists. */
  @Column('uuid')
  id: string;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'user_session_user_fk' })
  user?: AppUser;

  /** The browser as it calls itself, shortened. */
  @Column('text', { nullable: true })
  userAgent: string | null;

  @Column('timestamp with time zone')
  createdAt: Date;

  @Column('timestamp with time zone')
  lastSeenAt: Date;
}

export type LinkKind = 'setup' | 'invitation' | 'passwordReset';

/** A link that lets in once: to make the first administrator, to accept an invitation, to choose a new password. */
@Entity('one_time_link')
@Unique('one_time_link_token_hash_key', ['tokenHash'])
@Index('one_time_link_user_id_idx', ['userId'])
@Check('one_time_link_kind_check', `kind IN ('setup', 'invitation', 'passwordReset')`)
export class OneTimeLink {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'one_time_link_pk' })
  id: string;

  @Column('text')
  kind: LinkKind;

  /** SHA-256 (hex) of the token in the link; `null` until the mail with the link is sent. */
  @Column('character', { length: 64, nullable: true })
  tokenHash: string | null;

  /** Whose link it is; `null` for the set-up, which makes the first person. */
  @Column('uuid', { nullable: true })
  userId: string | null;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'one_time_link_user_fk' })
  user?: AppUser;

  @Column('timestamp with time zone')
  createdAt: Date;

  @Column('timestamp with time zone')
  expiresAt: Date;

  /** When it was used or withdrawn. */
  @Column('timestamp with time zone', { nullable: true })
  usedAt: Date | null;

  /** What the page of the link shows, e.g. the role of an invitation. */
  @Column('jsonb')
  payload: object;
}

/** A person's role in a programme. */
@Entity('programme_membership')
@Unique('programme_membership_role_key', ['programmeId', 'userId', 'role'])
@Index('programme_membership_user_id_idx', ['userId'])
@Check('programme_membership_role_check', `role IN ('programmeManager', 'verifier', 'reader')`)
export class ProgrammeMembership {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'programme_membership_pk' })
  id: string;

  @Column('uuid')
  programmeId: string;

  @ManyToOne(() => Programme)
  @JoinColumn({ name: 'programme_id', foreignKeyConstraintName: 'programme_membership_programme_fk' })
  programme?: Programme;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'programme_membership_user_fk' })
  user?: AppUser;

  @Column('text')
  role: string;

  @Column('timestamp with time zone')
  createdAt: Date;
}

/** A person's role in a city. City data. */
@Entity('city_membership')
@Unique('city_membership_role_key', ['cityId', 'userId', 'role'])
@Index('city_membership_user_id_idx', ['userId'])
@Index('city_membership_id_idx', ['id'])
@Check('city_membership_role_check', `role IN ('cityManager', 'contributor', 'reader')`)
export class CityMembership {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'city_membership_pk' })
  cityId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'city_membership_pk' })
  id: string;

  @ManyToOne(() => City)
  @JoinColumn({ name: 'city_id', foreignKeyConstraintName: 'city_membership_city_fk' })
  city?: City;

  @Column('uuid')
  userId: string;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'city_membership_user_fk' })
  user?: AppUser;

  @Column('text')
  role: string;

  @Column('timestamp with time zone')
  createdAt: Date;
}

/** A personal API token. The token itself (`civ_` and 256 random bits) is shown once and never stored. */
@Entity('api_token')
@Unique('api_token_token_hash_key', ['tokenHash'])
@Index('api_token_user_id_idx', ['userId'])
export class ApiToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'api_token_pk' })
  id: string;

  /** Whose token it is; `null` for one made on the command line. */
  @Column('uuid', { nullable: true })
  userId: string | null;

  @ManyToOne(() => AppUser)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'api_token_user_fk' })
  user?: AppUser;

  @Column('text')
  name: string;

  /** SHA-256 (hex) of the whole token with its prefix. */
  @Column('character', { length: 64 })
  tokenHash: string;

  /** What the token may do, e.g. `imports:write`. */
  @Column('text', { array: true })
  scopes: string[];

  @Column('timestamp with time zone')
  createdAt: Date;

  @Column('timestamp with time zone', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamp with time zone', { nullable: true })
  revokedAt: Date | null;

  @Column('timestamp with time zone', { nullable: true })
  lastUsedAt: Date | null;
}

/** How often something was tried; kept by rate-limiter-flexible, whose names and types these are. */
@Entity('sign_in_throttle')
export class SignInThrottle {
  /** What is counted, with the SHA-256 of the account or the address. */
  @PrimaryColumn('character varying', { length: 255, primaryKeyConstraintName: 'sign_in_throttle_pk' })
  key: string;

  @Column('integer', { default: 0 })
  points: number;

  /** Milliseconds since 1970. */
  @Column('bigint', { nullable: true })
  expire: string | null;
}
