import {
  type BatchSender,
  DEFAULT_IDLE_MS,
  IDLE_MS_BOUNDS,
  type InternalClaims,
  isId,
  LIMITS,
  TIME_BOUNDS,
  wellFormed,
} from '@crow/contracts';
import { toHeaderJson } from './header-json.ts';

/** What is known of a batch before its body is read: from the address, the token and the gateway's headers. */
export interface Delivery {
  organizationId: string;
  keyId: string;
  /** Inactivity after which the session is complete, milliseconds. */
  idleMs: number;
  /** The session whose object gets it: the one that the client named, or one that follows it. */
  sessionId: string;
  /** The full session that this one follows; absent in the one that the client named. */
  follows?: string;
  batchId: string;
  /** Client clock when this try was sent, Unix milliseconds; null when the client did not say. */
  sentAt: number | null;
  userAgent?: string;
  country?: string;
  region?: string;
  city?: string;
}

/** Carries the delivery from the Worker to the session object. */
export const DELIVERY_HEADER = 'x-crow-delivery';

const ADDRESS = /^\/sessions\/([A-Za-z0-9_-]{1,64})\/batches\/([A-Za-z0-9_-]{1,64})$/;

export interface BatchAddress {
  sessionId: string;
  batchId: string;
}

/** Reads `/sessions/{sessionId}/batches/{batchId}`, or null when the path is another. */
export function parseAddress(pathname: string): BatchAddress | null {
  const [, sessionId, batchId] = ADDRESS.exec(pathname) ?? [];
  return isId(sessionId) && isId(batchId) ? { sessionId, batchId } : null;
}

/**
 * Reads the client's clock from the query's `sent`.
 * @returns null when absent, undefined when it is no time
 */
export function parseSentAt(sent: string | null): number | null | undefined {
  if (sent === null || sent === '') return null;
  const value = Number(sent);
  return value >= TIME_BOUNDS.min && value <= TIME_BOUNDS.max ? value : undefined;
}

/** What the gateway's headers tell of where a batch comes from. */
export function senderIn(headers: Headers): BatchSender {
  const told = {
    userAgent: headers.get('x-crow-user-agent'),
    country: decoded(headers.get('x-crow-country')),
    region: decoded(headers.get('x-crow-region')),
    city: decoded(headers.get('x-crow-city')),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
}

/** Puts together what is known of a batch before its body is read. */
export function describeDelivery(
  address: BatchAddress,
  sentAt: number | null,
  claims: InternalClaims,
  { userAgent, country, region, city }: BatchSender,
): Delivery {
  const idleMs = claims.settings?.idleMs ?? DEFAULT_IDLE_MS;
  const delivery: Delivery = {
    organizationId: claims.org,
    keyId: claims.sub.slice('key:'.length),
    idleMs: Math.min(Math.max(idleMs, IDLE_MS_BOUNDS.min), IDLE_MS_BOUNDS.max),
    ...address,
    sentAt,
  };
  for (const [name, value] of Object.entries({ userAgent, country, region, city })) {
    if (value && wellFormed(value)) Object.assign(delivery, { [name]: value.slice(0, LIMITS.textLength) });
  }
  return delivery;
}

/** Place names outside Latin-1 can't stand in a header as they are, so they may be percent-encoded. */
function decoded(value: string | null): string | null {
  if (value === null || !value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // a bare percent sign: the name was not encoded
  }
}

/** Writes the delivery into the headers of the request to the session object. */
export function deliveryHeaders(delivery: Delivery): Record<string, string> {
  return { [DELIVERY_HEADER]: toHeaderJson(delivery) };
}

/** Reads the delivery back; only this Worker can reach the object, so it is trusted. */
export function readDelivery(headers: Headers): Delivery {
  return JSON.parse(headers.get(DELIVERY_HEADER) ?? 'null') as Delivery;
}
