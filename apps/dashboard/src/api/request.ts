import type { Problem } from '@crow/contracts';

/** A request that failed, with the problem document that says why. `status` 0: no answer arrived. */
export class RequestError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'RequestError';
    this.problem = problem;
  }
}

/** Whether the login has ended, so that only a new one helps. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestError && error.problem.status === 401;
}

/** Whether the same request may succeed when it is sent again unchanged. */
export function isTemporary(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  const { status } = error.problem;
  return status === 0 || status === 429 || status >= 500;
}

/**
 * Asks the gateway and reads its JSON answer; an empty answer gives undefined.
 * @throws RequestError for every answer that is not a success, and when none arrives
 */
export async function requestJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await send(path, init);
  if (!response.ok) throw new RequestError(await readProblem(response));
  const body = await response.text();
  if (body === '') return undefined as T;
  try {
    return JSON.parse(body) as T;
  } catch {
    throw new RequestError({
      type: 'urn:crow:problem:unreadable_answer',
      title: 'The server gave an unreadable answer',
      status: 502,
      detail: 'Something between you and CROW answered in its place. Try again in a moment.',
    });
  }
}

/** Sends a JSON body; see {@link requestJson}. */
export function postJson<T>(path: string, body?: unknown): Promise<T> {
  return sendJson<T>('POST', path, body);
}

/** Changes what a path names; see {@link requestJson}. */
export function patchJson<T>(path: string, body: unknown): Promise<T> {
  return sendJson<T>('PATCH', path, body);
}

function sendJson<T>(method: string, path: string, body?: unknown): Promise<T> {
  return requestJson<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new RequestError({
      type: 'urn:crow:problem:unreachable',
      title: 'The server can’t be reached',
      status: 0,
      detail: 'Check your connection. Nothing is lost: your shop’s events are kept until they can be sent.',
    });
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const fallback = {
    type: 'about:blank',
    title: response.status >= 500 ? 'The server has a problem' : 'The request was refused',
    status: response.status,
  };
  try {
    const body = (await response.json()) as Partial<Problem> & { message?: unknown };
    const title = typeof body.title === 'string' ? body.title : fallback.title;
    // better-auth's own answers carry `message` instead of a problem document.
    const detail = body.detail ?? body.message;
    return { ...fallback, title, ...(typeof detail === 'string' ? { detail } : {}) };
  } catch {
    return fallback;
  }
}
