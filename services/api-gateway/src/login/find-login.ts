import type { Login } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { createShortMemory } from '../memory/short-memory.ts';

const logins = createShortMemory<Login>({ lifeMs: 5_000, entries: 2_000 });

/** The login behind a request's cookies, at most five seconds old; null when there is none. */
export async function findLogin(request: Request, env: Environment): Promise<Login | null> {
  const cookie = request.headers.get('cookie');
  if (!cookie?.includes('session_token=')) return null;
  const name = await nameOf(cookie);
  const known = logins.get(name);
  if (known) return known;
  const askedAt = Date.now();
  const login = await env.DIRECTORY.resolveLogin(cookie);
  if (login) logins.set(name, login, askedAt);
  return login;
}

/** Forgets the login behind a request, because the request changes it. */
export async function forgetLogin(request: Request): Promise<void> {
  const cookie = request.headers.get('cookie');
  if (cookie) logins.forget(await nameOf(cookie));
}

/** Cookies are remembered by their hash only: memory dumps and debuggers see no usable login. */
async function nameOf(cookie: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(cookie));
  return String.fromCharCode(...new Uint8Array(hash));
}
