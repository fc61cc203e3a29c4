import { ID_PREFIX, type SessionRef } from '@crow/contracts';
import { sha256Hex } from '../results/sha256-hex.ts';

/** The most interactions that a session revision has. */
export const MAX_INTERACTIONS = 5;

/**
 * Ids of the first interactions of a revision: the same for the same places, whoever computes them.
 * @param edition of the revision, see `SessionResult`
 */
export function interactionIdsOf(ref: SessionRef, count: number, edition = 0): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, position) => interactionId(ref, position, edition)));
}

async function interactionId(ref: SessionRef, position: number, edition: number): Promise<string> {
  const place = [ref.organizationId, ref.sessionId, ref.revision, position];
  const name = (edition === 0 ? place : [...place, edition]).join('\n');
  return ID_PREFIX.interaction + (await sha256Hex(name)).slice(0, 32);
}
