import { isLanguage } from '#text';

/** One thing wrong with a request, at its place, e.g. the field `email`. */
export interface ProblemItem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** An RFC 9457 problem document as the API sends it, with further members where the problem has some. */
export interface Problem {
  readonly type?: string;
  readonly title: string;
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemItem[];
  readonly [member: string]: unknown;
}

/** The API refused or could not answer; `problem.status` is 0 when it could not be reached at all. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
  }

  get status(): number {
    return this.problem.status;
  }
}

type Query = Readonly<Record<string, string | number | undefined>>;

/** Address of an API resource; empty parameters are left out. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestSettings {
  readonly query?: Query;
  /** Sent as JSON; a form (files) is sent as it is. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** `never`: an ended session is an error at once, and nobody is asked to sign in again. */
  readonly signIn?: 'ask' | 'never';
}

/** Reads one JSON resource. Throws {@link ApiError}. */
export function getJson<T>(path: string, query: Query, signal?: AbortSignal): Promise<T> {
  return sendJson<T>('GET', path, signal === undefined ? { query } : { query, signal });
}

/** Reads one resource as text. Throws {@link ApiError}. */
export async function getText(path: string, signal?: AbortSignal): Promise<string> {
  const response = await attempt('GET', path, signal === undefined ? {} : { signal });
  if (response.ok) return response.text();
  throw new ApiError(await readProblem(response));
}

/**
 * Sends a request and reads the JSON answer (`undefined` when there is none). Where the session has ended, the person
 * is asked to sign in again and the request is repeated. Throws {@link ApiError}.
 */
export async function sendJson<T>(method: Method, path: string, settings: RequestSettings = {}): Promise<T> {
  const used = csrf;
  let response = await attempt(method, path, settings);
  if (response.status === 401 && settings.signIn !== 'never' && guard !== null) {
    if (await guard.signInAgain()) response = await attempt(method, path, settings);
  } else if (response.status === 403 && method !== 'GET' && guard !== null) {
    // Signed in anew in another tab of the browser: the session is another one, and so is its token.
    await guard.renew();
    if (csrf !== used) response = await attempt(method, path, settings);
  }
  if (response.ok) return (await read(response)) as T;
  throw new ApiError(await readProblem(response));
}

/** Headers of every request: the language of the page, and on changes the proof that the page itself sends them. */
export function requestHeaders(method: Method): Record<string, string> {
  const [, language] = window.location.pathname.split('/');
  return {
    Accept: 'application/json',
    ...(isLanguage(language) ? { 'Accept-Language': language } : {}),
    ...(method !== 'GET' && csrf !== null ? { 'X-Civiscore-CSRF': csrf } : {}),
  };
}

let csrf: string | null = null;

/** Remembers the token that proves that a change is asked for by a page of this session. */
export function setCsrf(token: string | null): void {
  csrf = token;
}

/** What a page does when the session it was opened with has ended. */
export interface SessionGuard {
  /** True once the same person has signed in again, false when they would not. */
  signInAgain(): Promise<boolean>;
  /** Reads the session anew. */
  renew(): Promise<void>;
}

let guard: SessionGuard | null = null;

/** Puts a guard in charge; the answer takes it out again. */
export function guardSession(next: SessionGuard): () => void {
  guard = next;
  return () => {
    if (guard === next) guard = null;
  };
}

async function attempt(method: Method, path: string, settings: RequestSettings): Promise<Response> {
  const { query, body, signal } = settings;
  const headers = requestHeaders(method);
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(apiUrl(path, query), {
      method,
      headers,
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ title: 'Network error', status: 0, code: 'unreachable' });
  }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function readProblem(response: Response): Promise<Problem> {
  const plain: Problem = { title: response.statusText, status: response.status };
  if (!response.headers.get('content-type')?.includes('json')) return plain;
  try {
    return { ...plain, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return plain;
  }
}
