import type { InteractionMessage, UnderstandingInput } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { readKeptOrganization } from '../organizations/organization-snapshot.ts';
import { readArchive } from './read-archive.ts';

/**
 * Everything that understanding a session starts from: its archive, and the organization as it was kept at that time. Read again years later
 * it is the same, so that only who understands it can make a difference.
 * @throws {PermanentError} when the archive is missing, unreadable, or of another session
 */
export async function readInput(
  env: Pick<Environment, 'ARCHIVE' | 'RESULTS'>,
  message: InteractionMessage,
  organizationKey: string,
): Promise<UnderstandingInput> {
  const [session, profile] = await Promise.all([readArchive(env, message), readKeptOrganization(env, organizationKey)]);
  const { catalog, idleMs: _, ...organization } = profile;
  return { session, organization, catalog };
}
