import { EventEmitter } from 'node:events';

/**
 * Loaded into `wrangler dev` before its own code. Version 4.124 ended itself when a client dropped a request that was
 * under way (github.com/cloudflare/workers-sdk/issues/15317, open): one closed tab would end the whole product. That one
 * error is written to the log and goes no further; the dropped request is over in any case, and all others are not touched.
 */
const emit = EventEmitter.prototype.emit;
EventEmitter.prototype.emit = function (name, event, ...rest) {
  const isDroppedRequest =
    name === 'error' && event?.source === 'ProxyController' && event.reason === 'Error inside ProxyWorker';
  if (!isDroppedRequest) return emit.call(this, name, event, ...rest);
  console.warn(
    `A client dropped its request: ${event.cause?.message ?? event.cause?.cause?.message ?? 'no reason given'}`,
  );
  return true;
};
