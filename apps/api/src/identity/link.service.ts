import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { AppUser, type LinkKind, newId, OneTimeLink, sha256 } from '#persistence';
import type { Language } from '#text';
import { MailService } from '../mail/mail.service.js';
import { ProblemException } from '../shared/problem.js';
import { hashPassword, requireStrongPassword } from './passwords.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionService } from './session.service.js';
import { normalEmail } from './sign-in.service.js';
import { ThrottleService } from './throttle.service.js';

const HOUR = 60 * 60 * 1000;
const VALID_MS: Readonly<Record<LinkKind, number>> = {
  setup: 7 * 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  passwordReset: HOUR,
};

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** What the page of an invitation shows. */
export interface LinkPayload {
  readonly role?: string;
}

/** A link that is valid now, with the person it belongs to. */
export interface ValidLink {
  readonly id: string;
  readonly kind: LinkKind;
  readonly expiresAt: Date;
  readonly payload: LinkPayload;
  readonly user: AppUser | null;
}

export interface LinkAnswer {
  readonly password: string;
  readonly language: Language;
  readonly name?: string;
  readonly email?: string;
  readonly code?: string;
}

/** Makes a link without a token; the token is made when the mail with it is sent. Gives its id. */
export async function createLink(
  manager: EntityManager,
  kind: LinkKind,
  userId: string | null,
  payload: LinkPayload = {},
): Promise<string> {
  const id = newId();
  const now = Date.now();
  await manager.insert(OneTimeLink, {
    id,
    kind,
    tokenHash: null,
    userId,
    createdAt: new Date(now),
    expiresAt: new Date(now + VALID_MS[kind]),
    usedAt: null,
    payload,
  });
  return id;
}

/** Makes a link and gives its token, which is kept nowhere. */
export async function createLinkToken(
  manager: EntityManager,
  kind: LinkKind,
  userId: string | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const id = await createLink(manager, kind, userId);
  await manager.update(OneTimeLink, { id }, { tokenHash: sha256(token) });
  return token;
}

/** Makes every open link of a person (or, with `null`, of the set-up) invalid. */
export async function withdrawLinks(manager: EntityManager, userId: string | null): Promise<void> {
  await manager.update(OneTimeLink, { userId: userId ?? IsNull(), usedAt: IsNull() }, { usedAt: new Date() });
}

/** Links that let in once. */
@Injectable()
export class LinkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mail: MailService,
    private readonly secondFactor: SecondFactorService,
    private readonly sessions: SessionService,
    private readonly throttle: ThrottleService,
  ) {}

  /** The link of a token. Throws the problem `linkNotValid` for one that is unknown, used, withdrawn or expired. */
  async find(token: string, manager = this.dataSource.manager): Promise<ValidLink> {
    const link = FORM.test(token)
      ? await manager.findOne(OneTimeLink, {
          where: { tokenHash: sha256(token), usedAt: IsNull() },
          relations: { user: true },
        })
      : null;
    const ended = !link || link.expiresAt.getTime() <= Date.now() || (link.user?.disabledAt ?? null) !== null;
    if (ended) throw new ProblemException(404, 'linkNotValid');
    const { id, kind, expiresAt } = link;
    return { id, kind, expiresAt, payload: link.payload, user: link.user ?? null };
  }

  /**
   * Uses a link: makes the first administrator, or gives the person's password. Ends the person's sessions and other
   * links. Gives the person. Throws `linkNotValid`, `passwordTooWeak`, `nameNeeded`, `emailNeeded`, and, for a person
   * with a second factor, `secondFactorNeeded` and `wrongCode`: the mailbox alone does not replace the second factor.
   */
  async use(manager: EntityManager, token: string, answer: LinkAnswer, address: string): Promise<AppUser> {
    const link = await this.find(token, manager);
    const name = answer.name?.trim() || (link.user?.name ?? '');
    const email = link.user?.email ?? normalEmail(answer.email ?? '');
    if (email === '') throw new ProblemException(422, 'emailNeeded');
    if (name === '') throw new ProblemException(422, 'nameNeeded');
    await requireStrongPassword('password', answer.password, [email, name, 'civiscore']);
    const passwordHash = await hashPassword(answer.password);
    if (link.user?.totpConfirmedAt) await this.requireCode(manager, link.user, answer.code, address);
    // Of two requests with one link at the same time, one wins.
    const { affected } = await manager.update(
      OneTimeLink,
      { id: link.id, usedAt: IsNull() },
      { usedAt: new Date() },
    );
    if (affected !== 1) throw new ProblemException(404, 'linkNotValid');
    const user = link.user ?? (await this.makeAdministrator(manager, email));
    await manager.update(AppUser, { id: user.id }, { name, passwordHash, language: answer.language });
    await withdrawLinks(manager, user.id);
    await this.sessions.revokeAll(manager, user.id);
    if (link.kind === 'passwordReset') {
      await this.mail.queue(manager, { kind: 'passwordChanged', userId: user.id, path: 'account' });
    }
    return manager.findOneByOrFail(AppUser, { id: user.id });
  }

  /** Queues the mail with a link to choose a new password, or to accept the invitation, if there is such a person. */
  async sendReset(email: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const user = await manager.findOneBy(AppUser, { email });
      if (!user || user.disabledAt !== null) return;
      const kind = user.passwordHash === null ? 'invitation' : 'passwordReset';
      const linkId = await createLink(manager, kind, user.id);
      await this.mail.queue(manager, { kind: 'passwordReset', userId: user.id, linkId });
    });
  }

  private async requireCode(
    manager: EntityManager,
    user: AppUser,
    code: string | undefined,
    address: string,
  ): Promise<void> {
    if (code === undefined || code.trim() === '') throw new ProblemException(401, 'secondFactorNeeded');
    const attempt = await this.throttle.attempt(user.email, address);
    if (!(await this.secondFactor.use(manager, user, code.trim())))
      throw new ProblemException(401, 'wrongCode');
    await attempt.succeeded();
  }

  /** Throws `linkNotValid` when somebody else has become the first administrator meanwhile. */
  private async makeAdministrator(manager: EntityManager, email: string): Promise<AppUser> {
    await manager.query(`LOCK TABLE app_user IN SHARE ROW EXCLUSIVE MODE`);
    const others = await manager.countBy(AppUser, { administrator: true });
    if (others > 0) throw new ProblemException(404, 'linkNotValid');
    const present = await manager.findOneBy(AppUser, { email });
    if (present) {
      await manager.update(AppUser, { id: present.id }, { administrator: true, disabledAt: null });
      return present;
    }
    const user = newUser(email, { administrator: true });
    await manager.insert(AppUser, user);
    return user;
  }
}

/** A person who has not chosen a password yet. */
export function newUser(email: string, given: Partial<AppUser> = {}): AppUser {
  return {
    id: newId(),
    email,
    name: '',
    passwordHash: null,
    language: 'en',
    administrator: false,
    verifierGrade: null,
    totpSecret: null,
    totpConfirmedAt: null,
    totpLastStep: null,
    disabledAt: null,
    lastSeenAt: null,
    createdAt: new Date(),
    ...given,
  };
}
