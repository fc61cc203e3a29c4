import { type Problem, problem } from '@crow/contracts';

/** The answer when the batch could not be stored; nothing of it was kept. */
export function unavailable(): Problem {
  return problem('unavailable', 'The batch was not stored. Send the same batch again.');
}
