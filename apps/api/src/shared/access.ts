import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ProblemDocument } from './problem.js';

/** What a token may do. `publish` includes `import`. */
export const SCOPES = ['import', 'publish'] as const;
export type Scope = (typeof SCOPES)[number];

export const ACCESS = 'civiscore:access';
export type Access = 'public' | Scope;

/** Everybody may call this endpoint. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** Only the bearer of a token with this scope may call this endpoint. */
export const RequiresScope = (scope: Scope) =>
  applyDecorators(
    SetMetadata(ACCESS, scope satisfies Access),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({ type: ProblemDocument, description: 'No valid token' }),
    ApiForbiddenResponse({ type: ProblemDocument, description: 'The token lacks the scope' }),
  );

/** Whether a token with these scopes may do what needs the scope. */
export function allows(scopes: readonly string[], needed: Scope): boolean {
  return scopes.includes(needed) || (needed === 'import' && scopes.includes('publish'));
}
