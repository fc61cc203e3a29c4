import { withDeadline } from '@crow/contracts';

/** How long each neighbour may take to answer, milliseconds. */
export const DEADLINE_MS = {
  archive: 20_000,
  results: 20_000,
  catalog: 15_000,
  vectors: 20_000,
  queue: 10_000,
  workflow: 10_000,
  sessionControl: 15_000,
  sweeper: 10_000,
  understander: 90_000,
  embedder: 60_000,
  directory: 10_000,
  usage: 10_000,
  live: 10_000,
  reanalyses: 20_000,
  quarantined: 10_000,
  erasure: 20_000,
  erasures: 10_000,
  records: 10_000,
} as const;

export type Neighbour = keyof typeof DEADLINE_MS;

/**
 * Waits for a neighbour's answer, but not for ever.
 * @throws {DeadlineError} when it gave none in time; what it was asked to do may still happen later
 */
export function within<T>(neighbour: Neighbour, answer: PromiseLike<T>): Promise<T> {
  return withDeadline(neighbour, answer, DEADLINE_MS[neighbour]);
}
