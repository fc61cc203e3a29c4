/** Another service or a store did not answer in time. What it was asked to do may still happen later. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Waits for an answer, but not for ever.
 * @param whose who is asked, for the message
 * @param milliseconds the longest wait
 * @throws {DeadlineError} when there was no answer in time
 */
export async function withDeadline<T>(whose: string, answer: PromiseLike<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeadlineError(`${whose} gave no answer within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([answer, deadline]);
  } finally {
    if (timer !== null) clearTimeout(timer);
  }
}
