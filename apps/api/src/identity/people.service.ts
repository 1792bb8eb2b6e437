import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { AppUser, CityMembership, newId, ProgrammeMembership } from '#persistence';
import type { Language } from '#text';
import { MailService, type MailWord } from '../mail/mail.service.js';
import type { Caller } from '../shared/caller.js';
import { CITY_ROLES, PROGRAMME_ROLES } from '../shared/permissions.js';
import { ProblemException } from '../shared/problem.js';
import { apiText } from '../shared/texts.js';
import { AccessService } from './access/access.service.js';
import { createLink, newUser, withdrawLinks } from './link.service.js';
import type { InvitationDto, InvitedDto, PeopleQuery, PersonDto } from './people.dto.js';
import { normalEmail } from './sign-in.service.js';

type Place =
  | { readonly kind: 'installation' }
  | { readonly kind: 'programme'; readonly programmeId: string; readonly name: string }
  | { readonly kind: 'city'; readonly cityId: string; readonly name: string };

interface PersonRow {
  readonly membershipId: string;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly verifierGrade: string | null;
  readonly role: string;
  readonly since: Date;
  readonly lastSeen: Date | null;
  readonly invitationPending: boolean;
}

/** People of programmes and cities: invited, listed, removed. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly mail: MailService,
  ) {}

  /**
   * Gives somebody a role; somebody without an account is made one and gets an invitation. Throws `notFound` unless the
   * caller manages the people there, `bodyRefused` for a role that does not fit the place, `roleAlreadyGiven`.
   */
  async invite(caller: Caller, invitation: InvitationDto, language: Language): Promise<InvitedDto> {
    const place = await this.placeOf(caller, invitation);
    const administrator =
      caller.kind !== 'anonymous' && caller.roles.some(({ role }) => role === 'administrator');
    if (invitation.verifierGrade === 'qualified' && !administrator) {
      throw refused('verifierGrade', 'gradeByAdministrator');
    }
    return this.dataSource.transaction(async (manager) => {
      const user = await findOrMakeUser(manager, invitation, language);
      await this.giveGrade(manager, user, invitation, administrator);
      const membershipId = await giveRole(manager, user, invitation.role, place);
      await this.notify(manager, user, invitation.role, place);
      return { membershipId, userId: user.id, invitationPending: user.passwordHash === null };
    });
  }

  /** The people of a programme or of a city, by name. */
  async list(caller: Caller, { programmeId, citySlug }: PeopleQuery): Promise<PersonDto[]> {
    if ((programmeId === undefined) === (citySlug === undefined)) throw oneOf();
    if (citySlug !== undefined) {
      const { cityId } = await this.access.require(caller, 'city.read', { citySlug });
      return people(this.dataSource.manager, 'city_membership', 'city_id', cityId);
    }
    const ref = programmeId === undefined ? {} : { programmeId };
    await this.access.require(caller, 'people.manage', ref);
    return people(this.dataSource.manager, 'programme_membership', 'programme_id', programmeId ?? '');
  }

  /** Takes a role away; the invitation of somebody who has no other role ends. */
  async remove(caller: Caller, membershipId: string): Promise<void> {
    const { manager } = this.dataSource;
    const inCity = await manager.findOneBy(CityMembership, { id: membershipId });
    const inProgramme = inCity ? null : await manager.findOneBy(ProgrammeMembership, { id: membershipId });
    const found = inCity ?? inProgramme;
    if (!found) throw new ProblemException(404, 'notFound');
    await this.access.require(
      caller,
      'people.manage',
      inCity ? { cityId: inCity.cityId } : { programmeId: inProgramme?.programmeId ?? '' },
    );
    await this.dataSource.transaction(async (transaction) => {
      if (inCity) await transaction.delete(CityMembership, { cityId: inCity.cityId, id: membershipId });
      else await transaction.delete(ProgrammeMembership, { id: membershipId });
      if (!(await hasRole(transaction, found.userId))) await withdrawInvitation(transaction, found.userId);
    });
  }

  private async placeOf(caller: Caller, { role, programmeId, citySlug }: InvitationDto): Promise<Place> {
    const given = [programmeId, citySlug].filter((value) => value !== undefined).length;
    if (role === 'administrator') {
      if (given > 0) throw refused('role', 'roleElsewhere');
      await this.access.require(caller, 'user.administer', {});
      return { kind: 'installation' };
    }
    if (given !== 1) throw oneOf();
    if (citySlug !== undefined) {
      const { cityId } = await this.access.require(caller, 'people.manage', { citySlug });
      if (!CITY_ROLES.some((known) => known === role)) throw refused('role', 'roleElsewhere');
      return { kind: 'city', cityId, name: await this.nameOf('city', cityId) };
    }
    const id = programmeId ?? '';
    await this.access.require(caller, 'people.manage', { programmeId: id });
    if (!PROGRAMME_ROLES.some((known) => known === role)) throw refused('role', 'roleElsewhere');
    return { kind: 'programme', programmeId: id, name: await this.nameOf('programme', id) };
  }

  private async nameOf(table: 'city' | 'programme', id: string): Promise<string> {
    const [row]: { name: string }[] = await this.dataSource.query(`SELECT name FROM ${table} WHERE id = $1`, [
      id,
    ]);
    return row?.name ?? '';
  }

  /** A grade once given is changed by an administrator only. */
  private async giveGrade(
    manager: EntityManager,
    user: AppUser,
    { role, verifierGrade }: InvitationDto,
    administrator: boolean,
  ): Promise<void> {
    if (role !== 'verifier' || (user.verifierGrade !== null && !(administrator && verifierGrade))) return;
    await manager.update(AppUser, { id: user.id }, { verifierGrade: verifierGrade ?? 'provisional' });
  }

  private async notify(manager: EntityManager, user: AppUser, role: string, place: Place): Promise<void> {
    const params = { role: roleWord(role), place: placeWord(place) };
    if (user.passwordHash !== null) {
      await this.mail.queue(manager, { kind: 'roleGiven', userId: user.id, params, path: 'workspace' });
      return;
    }
    await withdrawLinks(manager, user.id);
    const linkId = await createLink(manager, 'invitation', user.id, { role });
    await this.mail.queue(manager, { kind: 'invitation', userId: user.id, params, linkId });
  }
}

async function findOrMakeUser(
  manager: EntityManager,
  { email, name }: InvitationDto,
  language: Language,
): Promise<AppUser> {
  const user = newUser(normalEmail(email), { name: name ?? '', language });
  // Two invitations at the same time: the second finds the person of the first.
  await manager.createQueryBuilder().insert().into(AppUser).values(user).orIgnore().execute();
  return manager.findOneByOrFail(AppUser, { email: user.email });
}

/** Gives the role and the id of the membership. Inviting again somebody who has not answered sends a new link. */
async function giveRole(
  manager: EntityManager,
  user: AppUser,
  role: string,
  place: Place,
): Promise<string | null> {
  const id = newId();
  const membership = { id, userId: user.id, role, createdAt: new Date() };
  const insert = async (): Promise<boolean> => {
    if (place.kind === 'installation') {
      if (user.administrator) return false;
      await manager.update(AppUser, { id: user.id }, { administrator: true });
      return true;
    }
    const builder = manager.createQueryBuilder().insert();
    const values =
      place.kind === 'city'
        ? builder.into(CityMembership).values({ ...membership, cityId: place.cityId })
        : builder.into(ProgrammeMembership).values({ ...membership, programmeId: place.programmeId });
    const { raw } = (await values.orIgnore().returning('id').execute()) as { raw: unknown[] };
    return raw.length > 0;
  };
  const isNew = await insert();
  if (!isNew && user.passwordHash !== null) throw new ProblemException(409, 'roleAlreadyGiven');
  if (place.kind === 'installation') return null;
  if (isNew) return id;
  const { userId } = membership;
  const present =
    place.kind === 'city'
      ? await manager.findOneByOrFail(CityMembership, { cityId: place.cityId, userId, role })
      : await manager.findOneByOrFail(ProgrammeMembership, { programmeId: place.programmeId, userId, role });
  return present.id;
}

async function people(
  manager: EntityManager,
  table: 'city_membership' | 'programme_membership',
  column: 'city_id' | 'programme_id',
  id: string,
): Promise<PersonDto[]> {
  const rows: PersonRow[] = await manager.query(
    `SELECT m.id AS "membershipId", u.id, u.name, u.email, u.verifier_grade AS "verifierGrade", m.role,
       m.created_at AS since, u.last_seen_at AS "lastSeen", u.password_hash IS NULL AS "invitationPending"
     FROM ${table} m JOIN app_user u ON u.id = m.user_id WHERE m.${column} = $1
     ORDER BY lower(u.name), u.email, m.role`,
    [id],
  );
  return rows.map(({ membershipId, id: userId, name, email, verifierGrade, role, ...row }) => ({
    membershipId,
    user: { id: userId, name, email, verifierGrade },
    role,
    since: row.since.toISOString(),
    lastSeen: row.lastSeen?.toISOString() ?? null,
    invitationPending: row.invitationPending,
  }));
}

async function hasRole(manager: EntityManager, userId: string): Promise<boolean> {
  const user = await manager.findOneByOrFail(AppUser, { id: userId });
  const memberships = await Promise.all([
    manager.countBy(CityMembership, { userId: In([userId]) }),
    manager.countBy(ProgrammeMembership, { userId: In([userId]) }),
  ]);
  return user.administrator || memberships.some((count) => count > 0);
}

async function withdrawInvitation(manager: EntityManager, userId: string): Promise<void> {
  const user = await manager.findOneByOrFail(AppUser, { id: userId });
  if (user.passwordHash === null) await withdrawLinks(manager, userId);
}

function roleWord(role: string): MailWord {
  return { message: `role.${role}` as MailWord['message'] };
}

function placeWord(place: Place): MailWord | string {
  return place.kind === 'installation' ? { message: 'place.installation' } : place.name;
}

type Refusal = 'roleElsewhere' | 'gradeByAdministrator' | 'programmeOrCity';

function refused(path: string, code: Refusal): ProblemException {
  return new ProblemException(422, 'bodyRefused', { count: 1 }, (language) => [
    { path, code, message: apiText(language, code) },
  ]);
}

function oneOf(): ProblemException {
  return refused('programmeId', 'programmeOrCity');
}
