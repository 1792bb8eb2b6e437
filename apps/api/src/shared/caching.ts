import type { Request, Response } from 'express';

/** What changes with a release of the program only. */
export const PER_RELEASE = 'public, max-age=300';
/** What changes whenever somebody publishes. */
export const SHORT = 'public, max-age=15';
/** Views of what never changes: their shape may change with a release of the program. */
export const LONG = 'public, max-age=86400';
/** Bytes that never change. */
export const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Sets a strong ETag and the cache lifetime of something that does not change. True when the reader has it already:
 * the answer is then 304 and needs no body.
 */
export function isKnown(request: Request, response: Response, tag: string, lifetime: string): boolean {
  response.setHeader('ETag', `"${tag}"`);
  response.setHeader('Cache-Control', lifetime);
  if (!request.fresh) return false;
  response.status(304).end();
  return true;
}
