import { NonRetryableError } from 'cloudflare:workflows';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';

/** Does a step's work so that the workflow repeats only what may pass the next time. */
export async function retryable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (failureKind(error) === 'permanent') throw new NonRetryableError(reasonOf(error));
    throw error;
  }
}
