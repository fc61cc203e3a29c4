import type { Environment } from './configuration.ts';
import { receiveBatch } from './ingest/receive-batch.ts';
import { receiveParcel } from './ingest/receive-parcel.ts';

export { SessionControl } from './sessions/session-control.ts';
export { SessionObject } from './sessions/session-object.ts';

/** `POST /sessions/{sessionId}/batches/{batchId}?sent=…` and `POST /parcels`, called by the gateway over a service binding. */
export default {
  fetch(request, env, ctx) {
    const isParcel = new URL(request.url).pathname === '/parcels';
    return (isParcel ? receiveParcel : receiveBatch)(request, env, ctx);
  },
} satisfies ExportedHandler<Environment>;
