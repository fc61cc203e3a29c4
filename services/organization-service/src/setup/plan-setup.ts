import { uuidv7 } from 'uuidv7';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';
import { makeKeyId } from '../keys/make-key.ts';

/** What a set-up of a slug has decided and how far it came. */
export interface SetupPlan {
  slug: string;
  organization_id: string;
  key_id: string;
  /** Null until the owner is known. */
  user_id: string | null;
  finished_at: number | null;
}

/**
 * Writes down the ids that the set-up of a slug will use, or reads those it decided on before.
 * All later steps use these ids, so that repeated and simultaneous tries do the same work.
 */
export async function planSetup(env: Environment, slug: string): Promise<SetupPlan> {
  await env.DB.prepare('INSERT OR IGNORE INTO setups (slug, organization_id, key_id, started_at) VALUES (?, ?, ?, ?)')
    .bind(slug, `org_${uuidv7()}`, makeKeyId(), Date.now())
    .run();
  const plan = await env.DB.prepare(
    'SELECT slug, organization_id, key_id, user_id, finished_at FROM setups WHERE slug = ?',
  )
    .bind(slug)
    .first<SetupPlan>();
  if (!plan) throw new Error(`the set-up of ${slug} was written but can't be read`);
  return plan;
}

/** Notes that everything is there, and records the set-up. */
export async function finishSetup(
  env: Environment,
  author: Author,
  slug: string,
  done: { owner: string; products: number },
): Promise<void> {
  await changeOnRecord(env.DB, author, async () => {
    const update = env.DB.prepare('UPDATE setups SET user_id = ?, finished_at = ? WHERE slug = ?');
    return {
      statements: [update.bind(done.owner, Date.now(), slug)],
      action: 'setup_finished',
      subject: author.organizationId,
      details: { after: done },
    };
  });
}
