import { type Scope, TokenService, type TokenSummary } from '../../../api/src/index.js';
import { CommandFailure, complain, FAILED, output, tell } from '../command.js';
import { withDatabase } from '../with-database.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface TokenOptions {
  readonly name: string;
  readonly scope: Scope;
  readonly days: number;
}

/** `civiscore token create`: prints the token alone on standard output, so that it can be piped. */
export async function createToken({ name, scope, days }: TokenOptions): Promise<void> {
  await withDatabase(async (dataSource) => {
    const { id, token, expiresAt } = await new TokenService(dataSource).create(name, scope, days);
    await complain([tell('tokenMade', { id, until: day(expiresAt) })]);
    await output(`${token}\n`);
  });
}

/** `civiscore token list`: all tokens with their state; never the tokens themselves. */
export async function listTokens(): Promise<void> {
  await withDatabase(async (dataSource) => {
    const tokens = await new TokenService(dataSource).list();
    const lines =
      tokens.length === 0 ? [tell('noTokens')] : tokens.map((token) => tokenLine(token, new Date()));
    await output(lines.map((line) => `${line}\n`).join(''));
  });
}

/** `civiscore token revoke ID`: the token is refused from now on. */
export async function revokeToken(id: string): Promise<void> {
  await withDatabase(async (dataSource) => {
    const revoked = UUID.test(id) && (await new TokenService(dataSource).revoke(id));
    if (!revoked) throw new CommandFailure(FAILED, [tell('tokenUnknown', { id })]);
    await output(`${tell('tokenRevoked', { id })}\n`);
  });
}

function tokenLine({ id, name, scopes, expiresAt, revokedAt, lastUsedAt }: TokenSummary, now: Date): string {
  const used = lastUsedAt ? tell('token.lastUsed', { at: day(lastUsedAt) }) : tell('token.neverUsed');
  return [id, scopes.join(','), stateOf(expiresAt, revokedAt, now), used, name].join('  ');
}

function stateOf(expiresAt: Date | null, revokedAt: Date | null, now: Date): string {
  if (revokedAt) return tell('token.revoked', { at: day(revokedAt) });
  if (!expiresAt) return tell('token.unlimited');
  const until = day(expiresAt);
  return expiresAt > now ? tell('token.valid', { until }) : tell('token.expired', { at: until });
}

const day = (date: Date): string => date.toISOString().slice(0, 10);
