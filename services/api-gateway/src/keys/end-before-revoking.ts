import type { Login } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { endKey } from './key-states.ts';

/**
 * Ends a key where it is used before the organization service is asked to revoke it: whatever dies in between, the key
 * is refused already, and asking again completes it. Whose role does not allow it ends nothing; the service tells them.
 */
export async function endBeforeRevoking(
  env: Environment,
  { role, organizationId }: Login,
  { keyId }: Record<string, string>,
): Promise<undefined> {
  if (keyId !== undefined && (role === 'owner' || role === 'admin')) await endKey(env, keyId, organizationId);
}
