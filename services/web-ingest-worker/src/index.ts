import { problemResponse } from '@crow/contracts';
import type { Environment } from './configuration.ts';

export { LedgerObject } from './ledger/ledger-object.ts';
export { LedgerReader } from './ledger/ledger-reader.ts';
export { ResidentSession as SessionObject } from './residence/resident-session.ts';
export { SessionControl } from './sessions/session-control.ts';

/** The gateway brings batches to the session objects themselves, and services ask by RPC: there is nothing to request. */
export default {
  fetch: () => problemResponse('not_found'),
} satisfies ExportedHandler<Environment>;
