import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, type EntityManager, IsNull } from 'typeorm';
import { AppUser } from '#persistence';
import { MailService } from '../mail/mail.service.js';
import { ProblemException } from '../shared/problem.js';
import { withdrawLinks } from './link.service.js';
import type { UserChangeDto, UserDto } from './people.dto.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionService } from './session.service.js';

const MOST_FOUND = 200;

/** Accounts, as the secretariat sees and changes them. */
@Injectable()
export class UsersService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
    private readonly secondFactor: SecondFactorService,
    private readonly mail: MailService,
  ) {}

  /** Accounts by name, at most 200. */
  async list(search = ''): Promise<UserDto[]> {
    const users = this.dataSource.manager
      .createQueryBuilder(AppUser, 'user')
      .orderBy('lower(user.name)')
      .addOrderBy('user.email')
      .limit(MOST_FOUND);
    const words = search.trim();
    if (words !== '') {
      const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
      users.where(
        new Brackets((either) => {
          either.where('user.name ILIKE :pattern', { pattern }).orWhere('user.email ILIKE :pattern');
        }),
      );
    }
    return (await users.getMany()).map(userDto);
  }

  /**
   * Changes an account. A disabled person's sessions and links end. Throws `notFound`, and `lastAdministrator` when
   * nobody would be left to administer.
   */
  change(id: string, change: UserChangeDto): Promise<UserDto> {
    return this.dataSource.transaction(async (manager) => {
      const user = await manager.findOneBy(AppUser, { id });
      if (!user) throw new ProblemException(404, 'notFound');
      const { disabled, administrator, verifierGrade } = change;
      if (user.administrator && (disabled === true || administrator === false)) {
        await requireOtherAdministrator(manager, id);
      }
      const now = new Date();
      const fields: Partial<AppUser> = {
        ...(disabled === undefined ? {} : { disabledAt: disabled ? (user.disabledAt ?? now) : null }),
        ...(administrator === undefined ? {} : { administrator }),
        ...(verifierGrade === undefined ? {} : { verifierGrade }),
      };
      if (Object.keys(fields).length > 0) await manager.update(AppUser, { id }, fields);
      if (disabled === true) {
        await this.sessions.revokeAll(manager, id);
        await withdrawLinks(manager, id);
      }
      if (change.secondFactor === false && user.totpConfirmedAt !== null) {
        await this.secondFactor.remove(manager, id);
        await this.mail.queue(manager, { kind: 'secondFactorOff', userId: id, path: 'account' });
      }
      return userDto(await manager.findOneByOrFail(AppUser, { id }));
    });
  }
}

/** Locks the administrators, so that two cannot remove each other at the same time. */
async function requireOtherAdministrator(manager: EntityManager, id: string): Promise<void> {
  const administrators = await manager.find(AppUser, {
    where: { administrator: true, disabledAt: IsNull() },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  const others = administrators.filter((user) => user.id !== id && user.passwordHash !== null);
  if (others.length === 0) throw new ProblemException(409, 'lastAdministrator');
}

function userDto(user: AppUser): UserDto {
  const { id, name, email, verifierGrade, language, administrator } = user;
  return {
    id,
    name,
    email,
    verifierGrade,
    language,
    administrator,
    disabled: user.disabledAt !== null,
    secondFactor: user.totpConfirmedAt !== null,
    invitationPending: user.passwordHash === null,
    since: user.createdAt.toISOString(),
    lastSeen: user.lastSeenAt?.toISOString() ?? null,
  };
}
