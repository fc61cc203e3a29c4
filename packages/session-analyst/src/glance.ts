import type { ProvisionalReading, UnderstandingInput } from '@crow/contracts';
import { readSession } from './reading.ts';

/**
 * What an open session looks like so far. The same rules as for a complete one, without a word written about it: what
 * follows may change all of it.
 * @throws {PermanentError} when the session holds no event
 */
export function glance(input: UnderstandingInput): Omit<ProvisionalReading, 'at'> {
  const { intent, outcome, stage, confidence, friction, product } = readSession(input);
  const { events } = input.session;
  return {
    ...{ intent, outcome, stage, confidence, friction, events: events.length },
    ...(product ? { product: { id: product.id, name: product.name } } : {}),
  };
}
