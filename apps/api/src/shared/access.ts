import { applyDecorators, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiSecurity,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { PERMISSIONS, type Permission as PermissionName, type Scope, SCOPES } from './permissions.js';
import { ProblemDocument } from './problem.js';

export { SCOPES, type Scope } from './permissions.js';

export const ACCESS = 'civiscore:access';
/** `public`: nobody is asked who they are; `anybody`: the caller is known where there is one. */
export type Access = 'public' | 'anybody' | Scope | PermissionName;

/** Everybody may call this endpoint; who calls is not looked up. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** Everybody may call this endpoint; `@Caller()` says who does. */
export const Anybody = () => SetMetadata(ACCESS, 'anybody' satisfies Access);

/** Only the bearer of a token with this scope may call this endpoint. */
export const RequiresScope = (scope: 'import' | 'publish') =>
  applyDecorators(
    SetMetadata(ACCESS, scope satisfies Access),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({ type: ProblemDocument, description: 'No valid token' }),
    ApiForbiddenResponse({ type: ProblemDocument, description: 'The token lacks the scope' }),
  );

/**
 * Only a caller with this permission may call this endpoint. The guard lets in whoever has it anywhere; for what the
 * request names, the handler asks `AccessService.require`.
 */
export const Permission = (permission: PermissionName) =>
  applyDecorators(
    SetMetadata(ACCESS, permission satisfies Access),
    ApiSecurity({ session: [], csrf: [] }),
    ...(permission === 'account.self' || permission === 'user.administer' ? [] : [ApiBearerAuth()]),
    ApiUnauthorizedResponse({ type: ProblemDocument, description: 'Not signed in' }),
    ApiNotFoundResponse({ type: ProblemDocument, description: 'Absent, or not permitted' }),
  );

/** Whether a token with these scopes may do what needs the scope. */
export function allows(scopes: readonly string[], needed: Scope): boolean {
  return (
    scopes.includes(needed) ||
    (needed === 'import' && scopes.includes('publish')) ||
    (needed === 'read' && scopes.includes('write'))
  );
}

export function isPermission(access: Access): access is PermissionName {
  return PERMISSIONS.some((permission) => permission === access);
}

export function isScope(access: Access): access is Scope {
  return SCOPES.some((scope) => scope === access);
}
