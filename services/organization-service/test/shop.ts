import { env, exports } from 'cloudflare:workers';
import type { Role, SetupAnswer, SetupRequest } from '@crow/contracts';
import { createMinter } from '@crow/service-auth';

export const PASSWORD = 'correct-horse-battery';
const ORIGIN = 'https://crow.example';

/** A request for an organization of its own, named by its slug. */
export function setupOf(slug: string, changes: Partial<SetupRequest> = {}): SetupRequest {
  return {
    organization: { name: `Shop ${slug}`, slug, language: 'en', currency: 'EUR', idleMs: 30_000 },
    owner: { name: 'Olga Owner', email: `Owner@${slug}.example`, password: PASSWORD },
    key: { name: 'Website', allowedOrigins: [`${slug}.example`] },
    catalog: [
      { id: 'p1', name: 'Laptop X1', category: 'Laptops', price: 999.5, currency: 'EUR', url: '/products/laptop-x1' },
      { id: 'p2', name: 'Mouse' },
    ],
    ...changes,
  };
}

/** Asks the service as the gateway does, keeping the address that the browser used. */
export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(ORIGIN + path, init));
}

export function postSetup(body: unknown, token: string = env.SETUP_TOKEN): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return ask('/v1/setup', { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Makes an organization. @throws when it is refused */
export async function makeShop(slug: string): Promise<SetupAnswer> {
  const response = await postSetup(setupOf(slug));
  if (response.status !== 201) throw new Error(`set-up answered ${response.status}: ${await response.text()}`);
  return response.json();
}

export async function logIn(email: string, password = PASSWORD, address = '192.0.2.1'): Promise<Response> {
  return ask('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN, 'cf-connecting-ip': address },
    body: JSON.stringify({ email, password }),
  });
}

/** The `Cookie` header a browser would send after an answer. */
export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Asks in the name of a user, with the token that the gateway would mint. */
export async function askAs(
  caller: { userId: string; organizationId: string; role: Role },
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const subject = { sub: `user:${caller.userId}`, org: caller.organizationId, role: caller.role };
  const token = await createMinter(env.TEST_SIGNING_JWK).tokenFor('organization-service', subject);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...init.headers };
  return ask(path, { ...init, headers });
}

/** What the audit log holds about an organization, oldest first. */
export async function auditOf(organizationId: string) {
  const { results } = await env.DB.prepare(
    'SELECT actor, action, outcome, subject, details FROM audit_log WHERE organization_id = ? ORDER BY seq',
  )
    .bind(organizationId)
    .all<{ actor: string; action: string; outcome: string; subject: string; details: string }>();
  return results;
}
