/** How long each neighbour may take to answer, milliseconds. */
export const DEADLINE_MS = {
  archive: 20_000,
  results: 20_000,
  catalog: 15_000,
  vectors: 20_000,
  queue: 10_000,
  workflow: 10_000,
  sessionControl: 15_000,
  understander: 90_000,
  embedder: 60_000,
  directory: 10_000,
  usage: 10_000,
  quarantined: 10_000,
  records: 10_000,
} as const;

export type Neighbour = keyof typeof DEADLINE_MS;

/** A neighbour did not answer in time. What it was asked to do may still happen later. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Waits for a neighbour's answer, but not for ever.
 * @throws {DeadlineError} after `milliseconds`
 */
export async function within<T>(
  neighbour: Neighbour,
  answer: PromiseLike<T>,
  milliseconds: number = DEADLINE_MS[neighbour],
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeadlineError(`${neighbour} gave no answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
