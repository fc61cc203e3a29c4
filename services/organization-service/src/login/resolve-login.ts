import type { Login, Role } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { authFor } from './auth.ts';

/** Only the scheme matters here: it decides the names of the cookies. */
const SECURE_ORIGIN = 'https://dashboard.invalid';
const PLAIN_ORIGIN = 'http://dashboard.invalid';

interface MembershipRow {
  organization_id: string;
  organization_name: string;
  role: string;
}

/**
 * The login behind a `Cookie` header: the user and the organization that is active in the session, or the one the
 * user joined first. Null when the session is over, or the user is in no organization.
 */
export async function resolveLogin(env: Environment, cookie: string): Promise<Login | null> {
  const auth = authFor(env, cookie.includes('__Secure-crow.') ? SECURE_ORIGIN : PLAIN_ORIGIN);
  // A renewed cookie could not be handed back from here, so the session is not renewed either.
  const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (!found) return null;
  const { user, session } = found;
  const membership = await env.DB.prepare(
    `SELECT organization.id AS organization_id, organization.name AS organization_name, member.role
     FROM member JOIN organization ON organization.id = member."organizationId"
     WHERE member."userId" = ?
     ORDER BY organization.id = ? DESC, member."createdAt", member.id
     LIMIT 1`,
  )
    .bind(user.id, session.activeOrganizationId ?? '')
    .first<MembershipRow>();
  if (!membership) return null;
  return {
    userId: user.id,
    email: user.email,
    name: user.name,
    organizationId: membership.organization_id,
    organizationName: membership.organization_name,
    role: readRole(membership.role),
  };
}

const ROLES: readonly Role[] = ['owner', 'admin', 'analyst', 'viewer'];

/** A member may hold several roles, joined by commas: the strongest counts. An unknown one may only look. */
function readRole(stored: string): Role {
  const held = stored.split(',').map((role) => role.trim());
  return ROLES.find((role) => held.includes(role)) ?? 'viewer';
}
