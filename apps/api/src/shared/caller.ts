import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { RoleGrant, Scope } from './permissions.js';

export interface AnonymousCaller {
  readonly kind: 'anonymous';
}

/** A person with a session. */
export interface UserCaller {
  readonly kind: 'user';
  readonly userId: string;
  readonly sessionId: string;
  readonly roles: readonly RoleGrant[];
}

/** The bearer of an API token. One made on the command line belongs to nobody and has no roles. */
export interface TokenCaller {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly userId: string | null;
  readonly roles: readonly RoleGrant[];
}

/** Who calls; as a parameter decorator, `@Caller() caller: Caller` in a handler. */
export type Caller = AnonymousCaller | UserCaller | TokenCaller;

const ANONYMOUS: AnonymousCaller = { kind: 'anonymous' };
const callers = new WeakMap<Request, Caller>();

/** Remembers who sent a request; done by the guard. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** Who sent a request; anonymous where nobody was asked. */
export function callerOf(request: Request): Caller {
  return callers.get(request) ?? ANONYMOUS;
}

export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  return callerOf(context.switchToHttp().getRequest<Request>());
});

/** The person who calls, in an endpoint that only people with a session reach. */
export const CallingUser = createParamDecorator((_: unknown, context: ExecutionContext): UserCaller => {
  const caller = callerOf(context.switchToHttp().getRequest<Request>());
  if (caller.kind !== 'user') throw new Error('This endpoint needs @Permission("account.self").');
  return caller;
});

/** How records name who did something, e.g. `user:<id>`. */
export function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'user':
      return `user:${caller.userId}`;
    case 'token':
      return caller.userId === null ? `token:${caller.tokenId}` : `user:${caller.userId}`;
    case 'anonymous':
      return 'anonymous';
  }
}
