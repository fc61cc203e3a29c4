import { env, exports } from 'cloudflare:workers';
import type { BatchReceipt, WireBatch, WireEvent } from '@crow/contracts';
import { createMinter } from '@crow/service-auth';

export const NOON = Date.UTC(2026, 10, 24, 12);
export const IDLE_MS = 30_000;

/** A batch of custom events, a second apart, that count on from `seq`. */
export function batchOf(sessionId: string, seq = 0, count = 2, changes: Partial<WireBatch> = {}): WireBatch {
  return {
    v: 1,
    batchId: `bat_${seq}`,
    sessionId,
    visitorId: 'vis_1',
    source: 'tab',
    seq,
    at: NOON,
    platform: 'web',
    pages: [{ url: 'https://shop.example/cart?step=1', title: 'Cart' }],
    events: Array.from(
      { length: count },
      (_, index): WireEvent => ({ type: 'custom', name: 'did', t: (seq + index) * 1000, page: 0 }),
    ),
    ...changes,
  };
}

/** A token as the gateway mints it for an API key. */
export function keyToken(organizationId = 'org_1', sub = 'key:key_1'): Promise<string> {
  return createMinter(env.TEST_SIGNING_JWK).tokenFor('web-ingest-worker', {
    sub,
    org: organizationId,
    settings: { idleMs: IDLE_MS },
  });
}

interface Sending {
  organizationId?: string;
  address?: string;
  headers?: Record<string, string>;
  method?: string;
}

/** Sends a body as the gateway does. */
export async function post(
  body: string,
  { organizationId, address, headers, method = 'POST' }: Sending,
): Promise<Response> {
  const request = new Request(`https://ingest${address}`, {
    method,
    headers: { authorization: `Bearer ${await keyToken(organizationId)}`, ...headers },
    ...(method === 'POST' ? { body } : {}),
  });
  return exports.default.fetch(request);
}

export function postBatch(batch: WireBatch, sending: Sending = {}): Promise<Response> {
  const address = `/sessions/${batch.sessionId}/batches/${batch.batchId}`;
  return post(JSON.stringify(batch), { address, ...sending });
}

/** Sends a batch. @throws when it is not answered with a receipt */
export async function send(batch: WireBatch, sending: Sending = {}): Promise<BatchReceipt> {
  const response = await postBatch(batch, sending);
  if (response.status !== 202) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}
