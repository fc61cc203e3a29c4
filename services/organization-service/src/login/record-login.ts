import { changeOnRecord } from '../audit/change-on-record.ts';
import { originOf } from '../audit/origin-of.ts';
import type { Environment } from '../environment.ts';
import { untoldTries } from './login-failures.ts';

/** Records that a user has logged in, with every organization that the login opens, and how many tries failed before. */
export async function recordLogin(env: Environment, request: Request, userId: string): Promise<void> {
  const { results } = await env.DB.prepare('SELECT "organizationId" AS id FROM member WHERE "userId" = ?')
    .bind(userId)
    .all<{ id: string }>();
  for (const { id: organizationId } of results) {
    const author = { organizationId, actor: `user:${userId}`, from: originOf(request) };
    await changeOnRecord(env.DB, author, async () => {
      const { tries, takeOff } = await untoldTries(env, organizationId, userId);
      const details = tries > 0 ? { details: { after: { failedTries: tries } } } : {};
      return { statements: takeOff, action: 'logged_in', subject: userId, ...details };
    });
  }
}
