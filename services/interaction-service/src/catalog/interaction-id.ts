import { ID_PREFIX, type SessionRef } from '@crow/contracts';
import { sha256Hex } from '../results/sha256-hex.ts';

/** The most interactions that a session revision has. */
export const MAX_INTERACTIONS = 5;

/** Ids of the first interactions of a revision: the same for the same places, whoever computes them. */
export function interactionIdsOf(ref: SessionRef, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, position) => interactionId(ref, position)));
}

async function interactionId(ref: SessionRef, position: number): Promise<string> {
  const name = [ref.organizationId, ref.sessionId, ref.revision, position].join('\n');
  return ID_PREFIX.interaction + (await sha256Hex(name)).slice(0, 32);
}
