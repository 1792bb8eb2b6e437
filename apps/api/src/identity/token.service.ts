import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ApiToken, newId, sha256 } from '#persistence';
import { SCOPES, type Scope } from '../shared/access.js';
import type { TokenCaller } from '../shared/caller.js';
import { grantsOf, ROLE_COLUMNS, type RoleRow } from './roles.js';

const PREFIX = 'civ_';
const FORM = /^civ_[A-Za-z0-9_-]{43}$/;
const DAY = 24 * 60 * 60 * 1000;

/** Use is noted at most this often, so that reading a token seldom writes. */
const USE_NOTED_EVERY = 60 * 1000;

interface TokenRow extends RoleRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly userId: string | null;
  readonly lastUsedAt: Date | null;
}

/** Scopes that reach beyond one city: a person's token has them as long as the person is an administrator. */
export const OF_SECRETARIAT: readonly Scope[] = ['import', 'publish'];

/** A token as lists show it: never the token itself, which nobody keeps. */
export interface TokenSummary {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A token just made, with the token itself. */
export interface NewToken {
  readonly id: string;
  readonly token: string;
  readonly expiresAt: Date;
}

/** API tokens: 256 random bits, of which the database keeps only the SHA-256. */
@Injectable()
export class TokenService {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes a token of nobody, valid for some days. The token is in the answer and nowhere else. */
  create(name: string, scope: Scope, days: number): Promise<NewToken> {
    return this.make(name, [scope], new Date(Date.now() + days * DAY), null);
  }

  /** Makes a token of a person. The token is in the answer and nowhere else. */
  createFor(userId: string, name: string, scopes: readonly Scope[], expiresAt: Date): Promise<NewToken> {
    return this.make(name, scopes, expiresAt, userId);
  }

  /** Every token, the newest first; with a person, the tokens of the person that are not revoked. */
  list(userId?: string): Promise<readonly TokenSummary[]> {
    return this.dataSource.manager.find(ApiToken, {
      select: {
        id: true,
        name: true,
        scopes: true,
        createdAt: true,
        expiresAt: true,
        revokedAt: true,
        lastUsedAt: true,
      },
      where: userId === undefined ? {} : { userId, revokedAt: IsNull() },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /**
   * Makes a token (with a person: one of the person's) invalid at once. False when there is no such token, or it was
   * revoked before.
   */
  async revoke(id: string, userId?: string): Promise<boolean> {
    const { affected } = await this.dataSource.manager.update(
      ApiToken,
      { id, revokedAt: IsNull(), ...(userId === undefined ? {} : { userId }) },
      { revokedAt: new Date() },
    );
    return affected === 1;
  }

  /** The caller whom a token names; `null` for one that is unknown, expired or revoked, or of a disabled person. */
  async authenticate(token: string): Promise<TokenCaller | null> {
    if (!FORM.test(token)) return null;
    const now = new Date();
    const [found]: TokenRow[] = await this.dataSource.query(
      `SELECT t.id, t.name, t.scopes, t.user_id AS "userId", t.last_used_at AS "lastUsedAt", ${ROLE_COLUMNS}
       FROM api_token t LEFT JOIN app_user u ON u.id = t.user_id
       WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)
         AND u.disabled_at IS NULL`,
      [sha256(token), now],
    );
    if (!found) return null;
    if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > USE_NOTED_EVERY) {
      await this.dataSource.manager.update(ApiToken, { id: found.id }, { lastUsedAt: now });
    }
    const { id: tokenId, name, userId } = found;
    const given = SCOPES.filter((scope) => found.scopes.includes(scope));
    const scopes =
      userId === null || found.administrator
        ? given
        : given.filter((scope) => !OF_SECRETARIAT.includes(scope));
    return { kind: 'token', tokenId, name, scopes, userId, roles: grantsOf(found) };
  }

  private async make(
    name: string,
    scopes: readonly Scope[],
    expiresAt: Date,
    userId: string | null,
  ): Promise<NewToken> {
    const token = PREFIX + randomBytes(32).toString('base64url');
    const id = newId();
    await this.dataSource.manager.insert(ApiToken, {
      id,
      userId,
      name,
      tokenHash: sha256(token),
      scopes: [...scopes],
      createdAt: new Date(),
      expiresAt,
      revokedAt: null,
      lastUsedAt: null,
    });
    return { id, token, expiresAt };
  }
}
