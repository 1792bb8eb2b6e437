import type { Response } from 'express';
import { ProblemException } from '../../shared/problem.js';
import { TooBusy } from './turns.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file in the description of an answer. */
export const bytesOf = (type: string) =>
  ({ content: { [type]: { schema: { type: 'string', format: 'binary' } } } }) as const;

/** Turns `TooBusy` into its problem (503) and lets everything else pass. */
export function busy(error: unknown): never {
  throw error instanceof TooBusy ? new ProblemException(503, 'tooBusy') : error;
}

/** Answers with a file that is made anew for each request, to be saved under a name. */
export function sendFile(
  response: Response,
  { name, type, bytes }: { readonly name: string; readonly type: string; readonly bytes: Buffer },
): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.setHeader('Cache-Control', 'no-store');
  response.end(bytes);
}
