import { env } from 'cloudflare:workers';
import {
  type BatchAnswer,
  type BatchReceipt,
  type BatchSender,
  isReceipt,
  type SentBatch,
  type WireBatch,
  type WireEvent,
} from '@crow/contracts';
import { createMinter } from '@crow/service-auth';
import { sessionStub } from '../src/sessions/session-stub.ts';

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

/** A token as the gateway mints it for who reads. */
export function readerToken(organizationId = 'org_1'): Promise<string> {
  const subject = { sub: 'key:key_2', org: organizationId, role: 'viewer' as const };
  return createMinter(env.TEST_SIGNING_JWK).tokenFor('web-ingest-worker', subject);
}

interface Sending {
  organizationId?: string;
  /** Session, batch and `sent` as the client's request names them. */
  address?: string;
  sender?: BatchSender;
  uploadMs?: number;
  token?: string;
}

/** A body as the gateway brings it. */
export function sentBatch(text: string, { address = '', sender = {}, uploadMs = 0 }: Sending): SentBatch {
  const { pathname, searchParams } = new URL(address, 'https://gateway');
  const [, , sessionId = '', , batchId = ''] = pathname.split('/');
  const sent = searchParams.get('sent');
  const bytes = new TextEncoder().encode(text).length;
  return { sessionId, batchId, text, bytes, sentAt: sent === null ? null : Number(sent), uploadMs, sender };
}

/** Sends a body as the gateway does. */
export async function post(text: string, sending: Sending): Promise<BatchAnswer> {
  const { organizationId = 'org_1', token = await keyToken(organizationId) } = sending;
  const batch = sentBatch(text, sending);
  return sessionStub(env, organizationId, batch.sessionId).receive(token, batch);
}

export function postBatch(batch: WireBatch, sending: Sending = {}): Promise<BatchAnswer> {
  const address = `/sessions/${batch.sessionId}/batches/${batch.batchId}`;
  return post(JSON.stringify(batch), { address, ...sending });
}

/** Sends a batch. @throws when it is not answered with a receipt */
export async function send(batch: WireBatch, sending: Sending = {}): Promise<BatchReceipt> {
  const answer = await postBatch(batch, sending);
  if (!isReceipt(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}
