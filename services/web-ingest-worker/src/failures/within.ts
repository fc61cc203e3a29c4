import { withDeadline } from '@crow/contracts';

/** How long each neighbour of a session may take to answer, milliseconds. */
const DEADLINE_MS = { archive: 30_000, queue: 10_000 } as const;

/**
 * Waits for a neighbour's answer, but not for ever: a move that hangs would keep the session from all others.
 * @throws {DeadlineError} when it gave none in time; what it was asked to do may still happen later
 */
export function within<T>(neighbour: keyof typeof DEADLINE_MS, answer: PromiseLike<T>): Promise<T> {
  return withDeadline(neighbour, answer, DEADLINE_MS[neighbour]);
}
