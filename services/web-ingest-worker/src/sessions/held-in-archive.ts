import type { SessionEvent } from '@crow/contracts';
import { addFingerprints } from '../batches/batch-fingerprints.ts';
import { HeldEvents } from './held-events.ts';
import type { SessionRow } from './session-row.ts';

/**
 * Which events a session holds, read from its archive: what a session knows that has forgotten it, or whose batches were freed before it was kept.
 * An event whose id is its source and number was given it, or would have been.
 */
export function heldInArchive(events: readonly SessionEvent[]): Pick<SessionRow, 'freedNumbers' | 'freedOwnIds'> {
  const held = new HeldEvents({ numbers: {}, ownIds: new Uint8Array() });
  const inOrder = events.toSorted((a, b) => (a.source < b.source ? -1 : Number(a.source > b.source)) || a.seq - b.seq);
  for (const { id, source, seq } of inOrder) {
    const ownIds = id === `${source}-${seq}` ? new Map<number, string>() : new Map([[0, id]]);
    held.note({ source, seq, positions: [0], ownIds });
  }
  const ownIds = Array.from(held.ownIds(), (id) => ({ batchId: id, accepted: 1 }));
  return { freedNumbers: held.numbers(), freedOwnIds: addFingerprints(new Uint8Array(), ownIds) };
}
