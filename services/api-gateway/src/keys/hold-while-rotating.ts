import type { Login, RotateKeyRequest } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { holdKey, keyChanged } from './key-states.ts';

/**
 * Holds a key back where it is used before the organization service is asked to replace it without an overlap: whatever
 * dies in between, a key that was replaced is refused already. Whose role does not allow it holds nothing back.
 * @returns what to do when the key was not replaced after all
 */
export async function holdWhileRotating(
  env: Environment,
  { role, organizationId }: Login,
  { keyId }: Record<string, string>,
  request: Request,
): Promise<(() => Promise<void>) | undefined> {
  if (keyId === undefined || (role !== 'owner' && role !== 'admin')) return undefined;
  if ((await overlapIn(request)) !== 'now') return undefined;
  await holdKey(env, keyId, organizationId);
  return () => keyChanged(env, keyId);
}

/** What is no such request is left to the service, which says what is wrong with it. */
async function overlapIn(request: Request): Promise<RotateKeyRequest['overlap'] | undefined> {
  const body = await request
    .clone()
    .json<Partial<RotateKeyRequest> | null>()
    .catch(() => null);
  return body?.overlap;
}
