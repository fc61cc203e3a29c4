import { LIMITS, problemResponse } from '@crow/contracts';

/** The answer to a body above the cap. */
export function batchTooLarge(): Response {
  return problemResponse('too_large', `A batch is at most ${LIMITS.batchBytes} bytes; send its events in several.`);
}

/** The answer when the batch could not be stored; nothing of it was kept. */
export function unavailable(): Response {
  return problemResponse('unavailable', 'The batch was not stored. Send the same batch again.', {
    headers: { 'retry-after': '1' },
  });
}
