/** Bindings of the interaction queue: each part of it is bound by its number, from 0. How many there are is said by the configuration alone. */
export interface InteractionQueues<Queue> {
  [name: `INTERACTION_QUEUE_${number}`]: Queue | undefined;
}

/**
 * The part of the interaction queue that takes a session's messages. One queue carries about 5,000 messages a second; with
 * the number of parts the stream grows, and all messages of one session stay in one part.
 * @throws when no part is bound
 */
export function interactionQueueOf<Queue>(bindings: InteractionQueues<Queue>, sessionId: string): Queue {
  let parts = 0;
  while (bindings[`INTERACTION_QUEUE_${parts}`] !== undefined) parts++;
  const queue = bindings[`INTERACTION_QUEUE_${parts === 0 ? 0 : partOf(sessionId, parts)}`];
  if (queue === undefined) throw new Error('no part of the interaction queue is bound: INTERACTION_QUEUE_0 is missing');
  return queue;
}

/**
 * Number of the part that a session falls to.
 * @returns 0 to `parts` - 1; the same session falls to the same one
 */
export function partOf(sessionId: string, parts: number): number {
  // FNV-1a, whose low bits alone are even enough for a handful of parts once its high ones are folded in.
  let hash = 0x811c9dc5;
  for (let index = 0; index < sessionId.length; index++) {
    hash = Math.imul(hash ^ sessionId.charCodeAt(index), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % parts;
}
