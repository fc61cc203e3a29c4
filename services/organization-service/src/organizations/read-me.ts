import { DEFAULT_IDLE_MS, type Me, type Role } from '@crow/contracts';
import type { Environment } from '../environment.ts';

interface MeRow {
  email: string;
  user_name: string;
  organization_name: string;
  idle_ms: number | null;
}

/** Who is logged in where, or null when the user is not in the organization any more. */
export async function readMe(
  env: Environment,
  login: { userId: string; organizationId: string; role: Role },
): Promise<Me | null> {
  const row = await env.DB.prepare(
    `SELECT user.email, user.name AS user_name, organization.name AS organization_name, idle_ms
     FROM member
     JOIN user ON user.id = member."userId"
     JOIN organization ON organization.id = member."organizationId"
     LEFT JOIN organization_settings ON organization_id = organization.id
     WHERE member."userId" = ? AND member."organizationId" = ?`,
  )
    .bind(login.userId, login.organizationId)
    .first<MeRow>();
  if (!row) return null;
  return {
    user: { id: login.userId, email: row.email, name: row.user_name },
    organization: { id: login.organizationId, name: row.organization_name, idleMs: row.idle_ms ?? DEFAULT_IDLE_MS },
    role: login.role,
  };
}
