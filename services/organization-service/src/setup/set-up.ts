import type { SetupAnswer, setupRequest } from '@crow/contracts';
import type { z } from 'zod';
import type { Author } from '../audit/author.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import type { Environment } from '../environment.ts';
import { createKey } from '../keys/create-key.ts';
import { createKeyCipher } from '../keys/key-encryption.ts';
import { decryptKey } from '../keys/key-row.ts';
import { ensureOrganization } from './ensure-organization.ts';
import { ensureOwner } from './ensure-owner.ts';
import { finishSetup, planSetup } from './plan-setup.ts';

export interface SetupResult {
  answer: SetupAnswer;
  /** Whether this call did or completed the work. */
  created: boolean;
}

/**
 * Makes an organization with settings, owner, catalog and API key. Every step does only what is missing, so a set-up
 * that was cut off anywhere is completed by repeating it; a finished one is only read.
 */
export async function setUp(
  env: Environment,
  request: z.output<typeof setupRequest>,
  from: Author['from'],
): Promise<SetupResult> {
  const { organization, owner, key, catalog } = request;
  const plan = await planSetup(env, organization.slug);
  const organizationId = plan.organization_id;
  const author: Author = { organizationId, actor: 'setup', from };
  const finished = plan.finished_at !== null;

  if (!finished) await ensureOrganization(env, author, organization);
  const userId = plan.user_id ?? (await ensureOwner(env, organizationId, owner));
  if (!finished) await loadCatalog(env, organizationId, catalog);
  const row = await createKey(env, author, {
    id: plan.key_id,
    kind: 'publishable',
    ...key,
    rate: null,
    expiresAt: null,
  });
  const apiKey = await decryptKey(row, createKeyCipher(env.KEY_ENCRYPTION_KEYS));
  if (!finished) await finishSetup(env, author, plan.slug, { owner: userId, products: catalog.length });
  return { answer: { organizationId, userId, keyId: plan.key_id, apiKey }, created: !finished };
}
