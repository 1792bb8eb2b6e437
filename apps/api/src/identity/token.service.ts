import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { ApiToken, newId, sha256 } from '#persistence';
import { SCOPES, type Scope } from '../shared/access.js';

const PREFIX = 'civ_';
const FORM = /^civ_[A-Za-z0-9_-]{43}$/;
const DAY = 24 * 60 * 60 * 1000;

/** Use is noted at most this often, so that reading a token seldom writes. */
const USE_NOTED_EVERY = 60 * 1000;

/** Who calls: the bearer of a valid token. */
export interface Caller {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

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

/** Personal API tokens: 256 random bits, of which the database keeps only the SHA-256. */
@Injectable()
export class TokenService {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes a token valid for some days. The token is in the answer and nowhere else. */
  async create(
    name: string,
    scope: Scope,
    days: number,
  ): Promise<{ id: string; token: string; expiresAt: Date }> {
    const token = PREFIX + randomBytes(32).toString('base64url');
    const now = new Date();
    const id = newId();
    const expiresAt = new Date(now.getTime() + days * DAY);
    await this.dataSource.manager.insert(ApiToken, {
      id,
      name,
      tokenHash: sha256(token),
      scopes: [scope],
      createdAt: now,
      expiresAt,
      revokedAt: null,
      lastUsedAt: null,
    });
    return { id, token, expiresAt };
  }

  /** Every token, the newest first. */
  list(): Promise<readonly TokenSummary[]> {
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
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Makes a token invalid at once. False when there is no such token, or it was revoked before. */
  async revoke(id: string): Promise<boolean> {
    const { affected } = await this.dataSource.manager.update(
      ApiToken,
      { id, revokedAt: IsNull() },
      { revokedAt: new Date() },
    );
    return affected === 1;
  }

  /** The caller whom a token names; `null` for one that is unknown, expired or revoked. */
  async authenticate(token: string): Promise<Caller | null> {
    if (!FORM.test(token)) return null;
    const found = await this.dataSource.manager.findOneBy(ApiToken, { tokenHash: sha256(token) });
    const now = Date.now();
    if (!found || found.revokedAt || (found.expiresAt && found.expiresAt.getTime() <= now)) return null;
    if (!found.lastUsedAt || now - found.lastUsedAt.getTime() > USE_NOTED_EVERY) {
      await this.dataSource.manager.update(ApiToken, { id: found.id }, { lastUsedAt: new Date(now) });
    }
    const scopes = SCOPES.filter((scope) => found.scopes.includes(scope));
    return { tokenId: found.id, name: found.name, scopes };
  }
}
