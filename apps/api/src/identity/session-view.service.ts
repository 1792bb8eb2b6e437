import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppUser } from '#persistence';
import type { RoleDto, SessionDto } from './session.dto.js';
import { SessionService } from './session.service.js';

interface RoleNames {
  readonly role: string;
  readonly programmeId: string;
  readonly programmeSlug: string;
  readonly programmeName: string;
  readonly citySlug: string | null;
  readonly cityName: string | null;
}

/** What a page needs to know about the person who is signed in. */
@Injectable()
export class SessionViewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
  ) {}

  /** The session with a token, of a person who was authenticated with it. */
  async view(userId: string, token: string, manager = this.dataSource.manager): Promise<SessionDto> {
    const user = await manager.findOneByOrFail(AppUser, { id: userId });
    const { id, name, email, language, administrator, verifierGrade, totpConfirmedAt } = user;
    return {
      user: {
        id,
        name,
        email,
        language,
        administrator,
        verifierGrade,
        secondFactor: totpConfirmedAt !== null,
      },
      csrf: this.sessions.csrfOf(token),
      roles: [...(administrator ? [{ role: 'administrator' }] : []), ...(await rolesOf(manager, userId))],
    };
  }
}

async function rolesOf(manager: EntityManager, userId: string): Promise<RoleDto[]> {
  const rows: RoleNames[] = await manager.query(
    `SELECT m.role, p.id AS "programmeId", p.slug AS "programmeSlug", p.name AS "programmeName",
       NULL AS "citySlug", NULL AS "cityName"
     FROM programme_membership m JOIN programme p ON p.id = m.programme_id WHERE m.user_id = $1
     UNION ALL
     SELECT m.role, p.id, p.slug, p.name, c.slug, c.name
     FROM city_membership m JOIN city c ON c.id = m.city_id JOIN programme p ON p.id = c.programme_id
     WHERE m.user_id = $1
     ORDER BY 4, 6 NULLS FIRST, 1`,
    [userId],
  );
  return rows.map((row) => {
    const programme = { id: row.programmeId, slug: row.programmeSlug, name: row.programmeName };
    return row.citySlug === null || row.cityName === null
      ? { role: row.role, programme }
      : { role: row.role, city: { slug: row.citySlug, name: row.cityName, programme } };
  });
}
