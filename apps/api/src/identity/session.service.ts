import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { newId, preparedQuery, sha256, UserSession } from '#persistence';
import type { UserCaller } from '../shared/caller.js';
import { PublicAddress } from '../shared/public-address.js';
import { grantsOf, ROLE_COLUMNS, type RoleRow } from './roles.js';

export const SESSION_COOKIE = 'civiscore_session';
export const CSRF_HEADER = 'x-civiscore-csrf';

const HOUR = 60 * 60 * 1000;
/** A session ends so long after it was last used, and so long after it began. */
const IDLE_MS = 12 * HOUR;
const LONGEST_MS = 14 * 24 * HOUR;
/** Use is noted at most this often, so that reading a session seldom writes. */
const USE_NOTED_EVERY = 60 * 1000;
const AGENT_LENGTH = 200;

const COOKIE = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`);

interface SessionRow extends RoleRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Sessions of people: 256 random bits in a cookie, of which the database keeps only the SHA-256. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly address: PublicAddress,
  ) {}

  /** The token in a request's cookie. */
  tokenOf(request: Request): string | null {
    return COOKIE.exec(request.headers.cookie ?? '')?.[1] ?? null;
  }

  /** Who a session's token stands for; `null` for one that is unknown or ended, and for a disabled person. */
  async authenticate(token: string): Promise<UserCaller | null> {
    const tokenHash = sha256(token);
    // Asked with every request, so it is planned once for each connection.
    const [row] = await preparedQuery<SessionRow>(
      this.dataSource,
      'session',
      `SELECT s.id AS "sessionId", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", u.id AS "userId",
         ${ROLE_COLUMNS}
       FROM user_session s JOIN app_user u ON u.id = s.user_id
       WHERE s.token_hash = $1 AND u.disabled_at IS NULL`,
      [tokenHash],
    );
    const now = Date.now();
    if (!row || now - row.lastSeenAt.getTime() > IDLE_MS || now - row.createdAt.getTime() > LONGEST_MS)
      return null;
    if (now - row.lastSeenAt.getTime() > USE_NOTED_EVERY) await this.noteUse(tokenHash, new Date(now));
    return { kind: 'user', userId: row.userId, sessionId: row.sessionId, roles: grantsOf(row) };
  }

  /**
   * Begins a session and sets its cookie; a session the browser had before ends. Sessions of the person that have
   * expired are cleared away.
   */
  async begin(manager: EntityManager, userId: string, request: Request, response: Response): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = new Date();
    const before = this.tokenOf(request);
    if (before !== null) await manager.delete(UserSession, { tokenHash: sha256(before) });
    await manager.query(
      `DELETE FROM user_session WHERE user_id = $1 AND (last_seen_at < $2 OR created_at < $3)`,
      [userId, new Date(now.getTime() - IDLE_MS), new Date(now.getTime() - LONGEST_MS)],
    );
    await manager.insert(UserSession, {
      tokenHash: sha256(token),
      id: newId(),
      userId,
      userAgent: request.headers['user-agent']?.slice(0, AGENT_LENGTH) ?? null,
      createdAt: now,
      lastSeenAt: now,
    });
    await manager.query(`UPDATE app_user SET last_seen_at = $2 WHERE id = $1`, [userId, now]);
    response.cookie(SESSION_COOKIE, token, { ...this.cookieOptions(), maxAge: LONGEST_MS });
    return token;
  }

  /** Ends the session of a request, if it has one, and takes the cookie back. */
  async end(request: Request, response: Response): Promise<void> {
    const token = this.tokenOf(request);
    if (token !== null) await this.dataSource.manager.delete(UserSession, { tokenHash: sha256(token) });
    response.clearCookie(SESSION_COOKIE, this.cookieOptions());
  }

  /** The sessions of a person that have not expired, the last used first. */
  async list(userId: string): Promise<readonly UserSession[]> {
    const now = Date.now();
    const sessions = await this.dataSource.manager.find(UserSession, {
      where: { userId },
      order: { lastSeenAt: 'DESC', id: 'DESC' },
    });
    return sessions.filter(
      ({ createdAt, lastSeenAt }) =>
        now - lastSeenAt.getTime() <= IDLE_MS && now - createdAt.getTime() <= LONGEST_MS,
    );
  }

  /** Ends one session of a person. False when the person has no such session. */
  async revoke(userId: string, id: string): Promise<boolean> {
    const { affected } = await this.dataSource.manager.delete(UserSession, { userId, id });
    return affected === 1;
  }

  /** Ends every session of a person, but for one that stays. */
  async revokeAll(manager: EntityManager, userId: string, but?: string): Promise<void> {
    await manager.delete(UserSession, but === undefined ? { userId } : { userId, id: Not(but) });
  }

  /** What a page must send back in the header `X-Civiscore-CSRF`; derived, so that only the session's owner has it. */
  csrfOf(token: string): string {
    return createHmac('sha256', token).update('civiscore csrf').digest('base64url');
  }

  /** Whether a request carries the CSRF token of its session; takes the same time for every wrong one. */
  hasCsrf(request: Request): boolean {
    const token = this.tokenOf(request);
    const given = request.headers[CSRF_HEADER];
    if (token === null || typeof given !== 'string') return false;
    const digest = (text: string): Buffer => createHmac('sha256', token).update(text).digest();
    return timingSafeEqual(digest(given), digest(this.csrfOf(token)));
  }

  private cookieOptions() {
    return { httpOnly: true, sameSite: 'lax', secure: this.address.secure, path: '/' } as const;
  }

  private async noteUse(tokenHash: string, now: Date): Promise<void> {
    await this.dataSource.query(
      `WITH used AS (
         UPDATE user_session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2 RETURNING user_id
       )
       UPDATE app_user SET last_seen_at = $2 WHERE id IN (SELECT user_id FROM used)`,
      [tokenHash, now],
    );
  }
}
