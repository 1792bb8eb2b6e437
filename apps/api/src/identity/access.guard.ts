import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ACCESS, type Access, allows } from '../shared/access.js';
import { setCaller } from '../shared/caller.js';
import { ProblemException } from '../shared/problem.js';
import { TokenService } from './token.service.js';

/** Lets a request through to an endpoint that is public or whose scope the request's token has. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<Request>();
    const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    const caller = token === undefined ? null : await this.tokens.authenticate(token);
    // One text for every reason: a refusal does not tell whether the token ever existed.
    if (!caller) throw new ProblemException(401, 'notAuthenticated');
    if (access === undefined || !allows(caller.scopes, access)) {
      throw new ProblemException(403, 'scopeMissing', { scope: access ?? '' });
    }
    setCaller(request, caller);
    return true;
  }
}
