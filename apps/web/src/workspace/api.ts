import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Language } from '#text';
import { apiUrl, ApiError, getJson, type Problem, requestHeaders } from '../api/client.js';
import type { ServedTargets } from '../api/maturity-types.js';
import { sessionQuery } from '../session/session.js';
import { patchOf } from './entry.js';
import type { Held } from './held.js';
import type { SendableEdit } from './queue.js';
import type { Delivery } from './sender.js';
import { heldTargets, sentTargets, targetPath } from './statements.js';
import type { Assessment, ContextText, EntryView } from './types.js';

type Served = Omit<Assessment, 'context'> & {
  readonly context: Readonly<Record<string, Omit<ContextText, 'heading'>>>;
};

/** An assessment with everything entered so far. */
export async function readAssessment(
  id: string,
  language: Language,
  signal?: AbortSignal,
): Promise<Assessment> {
  const served = await getJson<Served>(`/assessments/${encodeURIComponent(id)}`, { lang: language }, signal);
  const context = Object.entries(served.context).map(([heading, text]) => ({ heading, ...text }));
  return { ...served, context };
}

export const assessmentQuery = (id: string, language: Language) =>
  queryOptions({
    queryKey: ['assessment', id, language],
    queryFn: ({ signal }) => readAssessment(id, language, signal),
    staleTime: 0,
    gcTime: 0,
  });

/** Address of everything about one data point of an assessment. */
export const entryPath = (assessmentId: string, dataPoint: string): string =>
  `/assessments/${encodeURIComponent(assessmentId)}/entries/${encodeURIComponent(dataPoint)}`;

/** Who is signed in in this browser as far as this page knows. */
const personNow = (queries: QueryClient): string | null =>
  queries.getQueryData(sessionQuery.queryKey)?.user.id ?? null;

/**
 * Sends the unsent edits of one target. Only while their author is the one signed in: another person's session must
 * never carry them, even when it began in another tab a moment ago.
 */
export async function deliver(edit: SendableEdit, queries: QueryClient): Promise<Delivery> {
  if (personNow(queries) !== edit.userId) return { kind: 'later', why: 'signedOut' };
  let response = await attempt(edit);
  if (response?.status === 403) {
    // The session was renewed in another tab: perhaps by somebody else.
    const session = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
    if (session?.user.id !== edit.userId) return { kind: 'later', why: 'signedOut' };
    response = await attempt(edit);
  }
  if (response === null) return { kind: 'later', why: 'offline' };
  if (response.ok) return { kind: 'saved', held: heldOf(edit, await response.json()) };
  const problem = await readProblem(response);
  if (response.status === 401) {
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    return { kind: 'later', why: 'signedOut' };
  }
  if (response.status === 409 && problem.code === 'newerValue') {
    // Of targets the server names no single ones: which differ is seen from what it holds.
    const named = edit.kind === 'target' ? undefined : problem['fields'];
    const contested = Array.isArray(named) ? (named as string[]) : undefined;
    return {
      kind: 'conflict',
      theirs: heldOf(edit, problem['theirs']),
      ...(contested === undefined ? {} : { contested }),
    };
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get('Retry-After'));
    return { kind: 'later', why: 'busy', ...(seconds > 0 ? { afterMs: 1000 * seconds } : {}) };
  }
  if (response.status >= 500) return { kind: 'later', why: 'busy' };
  const said = problem.errors?.map(({ message }) => message).join(' ');
  return {
    kind: 'refused',
    refusal: { status: response.status, message: said || (problem.detail ?? problem.title) },
  };
}

/** One request; `null` when the server cannot be reached. */
async function attempt(edit: SendableEdit): Promise<Response | null> {
  const path = pathOf(edit);
  const body = bodyOf(edit);
  try {
    return await fetch(apiUrl(path), {
      method: 'PUT',
      headers: { ...requestHeaders('PUT'), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      // An answer that does not come is like no connection; the revision keeps a second try harmless.
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return null;
  }
}

function pathOf({ assessmentId, kind, key }: SendableEdit): string {
  const assessment = `/assessments/${encodeURIComponent(assessmentId)}`;
  switch (kind) {
    case 'entry':
      return entryPath(assessmentId, key);
    case 'profile':
    case 'context':
      return `${assessment}/${kind}/${encodeURIComponent(key)}`;
    case 'capability':
      return `${assessment}/maturity/answers/${encodeURIComponent(key)}`;
    case 'target':
      return targetPath(key);
  }
}

/** What the server holds, as the form holds it. */
function heldOf({ kind }: SendableEdit, answer: unknown): Held {
  if (answer === null || answer === undefined) return { revision: 0 };
  return kind === 'target' ? heldTargets(answer as ServedTargets) : (answer as EntryView);
}

function bodyOf({ kind, baseRevision, fields, before }: SendableEdit): object {
  switch (kind) {
    case 'entry':
      return { baseRevision, patch: patchOf(fields) };
    case 'profile':
      return { baseRevision, ...before, ...fields };
    case 'context':
      return { baseRevision, text: fields['text'] ?? '' };
    case 'capability':
      return { baseRevision, ...fields };
    case 'target':
      return { baseRevision, ...sentTargets({ ...before, ...fields }) };
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const plain: Problem = { title: response.statusText, status: response.status };
  try {
    return { ...plain, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return plain;
  }
}

/** Sends a file and says how far it is, 0..1. Throws {@link ApiError}. */
export function sendFile<T>(
  path: string,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl(path));
    for (const [name, value] of Object.entries(requestHeaders('POST'))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total);
    };
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new ApiError({ title: request.statusText, ...(answer as object), status: request.status }));
    };
    request.onerror = () => reject(new ApiError({ title: 'Network error', status: 0, code: 'unreachable' }));
    request.onabort = () => reject(new DOMException('Aborted', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** What of a data point is asked of the server only when somebody opens it. */
export const entryDetail = <T>(assessmentId: string, dataPoint: string, part: 'history' | 'comments') =>
  queryOptions({
    queryKey: ['entry', assessmentId, dataPoint, part],
    queryFn: ({ signal }) => getJson<T>(`${entryPath(assessmentId, dataPoint)}/${part}`, {}, signal),
    staleTime: 0,
  });
