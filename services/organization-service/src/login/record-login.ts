import { changeOnRecord } from '../audit/change-on-record.ts';
import { originOf } from '../audit/origin-of.ts';
import type { Environment } from '../environment.ts';

/** Records that a user has logged in, with every organization that the login opens. */
export async function recordLogin(env: Environment, request: Request, userId: string): Promise<void> {
  const { results } = await env.DB.prepare('SELECT "organizationId" AS id FROM member WHERE "userId" = ?')
    .bind(userId)
    .all<{ id: string }>();
  for (const { id: organizationId } of results) {
    const author = { organizationId, actor: `user:${userId}`, from: originOf(request) };
    await changeOnRecord(env.DB, author, async () => ({ statements: [], action: 'logged_in', subject: userId }));
  }
}
