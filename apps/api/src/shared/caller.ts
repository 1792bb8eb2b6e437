import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Scope } from './access.js';

/** Who calls an endpoint that needs a token. */
export interface CallerInfo {
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
}

const callers = new WeakMap<Request, CallerInfo>();

/** Remembers who sent a request; done by the guard that saw the token. */
export function setCaller(request: Request, caller: CallerInfo): void {
  callers.set(request, caller);
}

/** The caller, in an endpoint with `RequiresScope`. */
export const RequestCaller = createParamDecorator((_: unknown, context: ExecutionContext): CallerInfo => {
  const caller = callers.get(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Error('This endpoint needs a caller but requires no scope.');
  return caller;
});
