import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins';
import { uuidv7 } from 'uuidv7';
import type { Environment } from '../environment.ts';

const ID_PREFIXES: Record<string, string> = { user: 'usr_', organization: 'org_', member: 'mem_', invitation: 'inv_' };

/**
 * Login by email and password with organizations, kept in D1. Nobody can sign up: owners are made by a set-up.
 * @param origin the dashboard's own origin; only pages from there may change a login
 */
export function createAuth(env: Pick<Environment, 'DB' | 'AUTH_SECRET'>, origin: string) {
  return betterAuth({
    database: env.DB,
    secret: env.AUTH_SECRET,
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    rateLimit: {
      enabled: true,
      // Isolates don't share memory, so tries are counted in the database.
      storage: 'database',
      customRules: {
        '/sign-in/email': { window: 60, max: 30 },
        '/change-password': { window: 60, max: 30 },
        '/get-session': false,
        '/sign-out': false,
      },
    },
    advanced: {
      cookiePrefix: 'crow',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['cf-connecting-ip'] },
      database: { generateId: ({ model }) => `${ID_PREFIXES[model] ?? ''}${uuidv7()}` },
    },
    plugins: [organization({ allowUserToCreateOrganization: false })],
  });
}

export type Auth = ReturnType<typeof createAuth>;

const REMEMBERED_ORIGINS = 8;
const auths = new Map<string, Auth>();

/** The login for an origin, built once per isolate for each of the few origins that a deployment has. */
export function authFor(env: Environment, origin: string): Auth {
  const known = auths.get(origin);
  if (known) return known;
  const auth = createAuth(env, origin);
  auths.set(origin, auth);
  for (const oldest of auths.keys()) {
    if (auths.size <= REMEMBERED_ORIGINS) break;
    auths.delete(oldest);
  }
  return auth;
}
