import { changeOnRecord } from '../audit/change-on-record.ts';
import { originOf } from '../audit/origin-of.ts';
import { wasRefusedLately } from '../audit/record-refusal.ts';
import type { Environment } from '../environment.ts';

/** Who tried is not known: that is what the try failed on. */
const SOMEBODY = 'anonymous';

/**
 * Records that somebody tried to log in as a user, with every organization that the login would have opened. Within a
 * minute there is one record for a user, and the next one tells how many tries it stands for, so that a flood can't fill
 * the log. An email that nobody has belongs to no organization, and is recorded nowhere.
 */
export async function recordFailedLogin(env: Environment, request: Request, email: string): Promise<void> {
  // The login library keeps emails in small letters.
  const user = await env.DB.prepare('SELECT id FROM user WHERE email = ?')
    .bind(email.toLowerCase())
    .first<{ id: string }>();
  if (!user) return;
  const { results } = await env.DB.prepare(
    `INSERT INTO login_failures (organization_id, user_id, tries)
     SELECT "organizationId", "userId", 1 FROM member WHERE "userId" = ?
     ON CONFLICT DO UPDATE SET tries = tries + 1 RETURNING organization_id AS id`,
  )
    .bind(user.id)
    .all<{ id: string }>();
  for (const { id: organizationId } of results) {
    const author = { organizationId, actor: SOMEBODY, from: originOf(request) };
    await changeOnRecord(env.DB, author, async () => {
      if (await wasRefusedLately(env.DB, author, 'login_failed', user.id)) return null;
      const { tries, takeOff } = await untoldTries(env, organizationId, user.id);
      if (tries === 0) return null;
      const details = { after: { tries } };
      return { statements: takeOff, action: 'login_failed', subject: user.id, outcome: 'refused', details };
    });
  }
}

/**
 * Failed tries that no record tells of yet.
 * @returns their number, and what takes them off together with the record that tells of them
 */
export async function untoldTries(
  env: Environment,
  organizationId: string,
  userId: string,
): Promise<{ tries: number; takeOff: D1PreparedStatement[] }> {
  const tries =
    (await env.DB.prepare('SELECT tries FROM login_failures WHERE organization_id = ? AND user_id = ?')
      .bind(organizationId, userId)
      .first<number>('tries')) ?? 0;
  if (tries === 0) return { tries, takeOff: [] };
  // Not set to 0: one more may have come meanwhile.
  const update = 'UPDATE login_failures SET tries = tries - ? WHERE organization_id = ? AND user_id = ?';
  return { tries, takeOff: [env.DB.prepare(update).bind(tries, organizationId, userId)] };
}
