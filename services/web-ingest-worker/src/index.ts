import type { Environment } from './configuration.ts';
import { receiveBatch } from './ingest/receive-batch.ts';

export { SessionControl } from './sessions/session-control.ts';
export { SessionObject } from './sessions/session-object.ts';

/** `POST /sessions/{sessionId}/batches/{batchId}?sent=…`, called by the gateway over a service binding. */
export default { fetch: receiveBatch } satisfies ExportedHandler<Environment>;
