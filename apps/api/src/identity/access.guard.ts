import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ACCESS, type Access, allows, isPermission, isScope } from '../shared/access.js';
import { type Caller, setCaller } from '../shared/caller.js';
import type { Permission, Scope } from '../shared/permissions.js';
import { ProblemException } from '../shared/problem.js';
import { mayEver, scopeOf } from './access/decide.js';
import { SessionService } from './session.service.js';
import { TokenService } from './token.service.js';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Finds out who calls and lets the request through to an endpoint that is public, whose scope the request's token has,
 * or whose permission the caller has for anything at all.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenService,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const caller = await this.identify(request);
    if (caller.kind === 'user' && !SAFE_METHODS.includes(request.method) && !this.sessions.hasCsrf(request)) {
      throw new ProblemException(403, 'csrfMissing');
    }
    if (access !== 'anybody') {
      if (access === undefined || caller.kind === 'anonymous') throw notAuthenticated();
      if (isPermission(access)) requirePermission(caller, access);
      else if (isScope(access)) requireScope(caller, access);
    }
    setCaller(request, caller);
    return true;
  }

  private async identify(request: Request): Promise<Caller> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      const caller = token === undefined ? null : await this.tokens.authenticate(token);
      if (!caller) throw notAuthenticated();
      return caller;
    }
    const session = this.sessions.tokenOf(request);
    return (session === null ? null : await this.sessions.authenticate(session)) ?? { kind: 'anonymous' };
  }
}

/** One text for every reason: a refusal does not tell whether the token ever existed. */
function notAuthenticated(): ProblemException {
  return new ProblemException(401, 'notAuthenticated');
}

function requirePermission(caller: Caller, permission: Permission): void {
  const scope = scopeOf(permission);
  if (caller.kind === 'token' && scope !== null && !allows(caller.scopes, scope)) {
    throw new ProblemException(403, 'scopeMissing', { scope });
  }
  if (!mayEver(caller, permission)) throw new ProblemException(404, 'notFound');
}

function requireScope(caller: Caller, scope: Scope): void {
  if (caller.kind !== 'token') throw notAuthenticated();
  if (!allows(caller.scopes, scope)) throw new ProblemException(403, 'scopeMissing', { scope });
}
