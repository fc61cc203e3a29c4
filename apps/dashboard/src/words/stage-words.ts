import type { DeadLetterMessage } from '@crow/contracts';

/** What a session was going through when it failed. */
export const PROCESSING_WORDS: Record<DeadLetterMessage['stage'], string> = {
  queue: 'Waiting in the queue',
  validate: 'Checking the events',
  enrich: 'Adding the catalog',
  understand: 'Reading the session',
  embed: 'Preparing the search',
  store: 'Keeping the results',
};
