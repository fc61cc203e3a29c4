import { env, exports } from 'cloudflare:workers';
import {
  type BatchReceipt,
  formatApiKey,
  type KeyState,
  type Login,
  type Role,
  type SentBatch,
  type ServiceName,
  type WireBatch,
} from '@crow/contracts';
import { createKeyDigester, createVerifier } from '@crow/service-auth';

export const ORIGIN = 'https://crow.example';

/** What a fake service answers: the request as it got it. */
export interface Echo {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

export function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return exports.default.fetch(requestTo(path, init));
}

function requestTo(path: string, init: RequestInit): Request {
  return new Request(ORIGIN + path, { redirect: 'manual', ...init });
}

let made = 0;

/** Puts a key that nobody asked for yet into the directory. */
export async function makeKey(changes: Partial<KeyState> = {}): Promise<{ apiKey: string; key: KeyState }> {
  made += 1;
  const keyId = `key_${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}${String(made).padStart(4, '0')}`;
  const { kind = 'publishable' } = changes;
  const apiKey = formatApiKey({ kind, keyId, secret: 'S'.repeat(32) });
  const digest = await createKeyDigester(env.KEY_PEPPER)(apiKey);
  const key: KeyState = {
    keyId,
    organizationId: `org_of_${keyId}`,
    kind,
    digest,
    state: 'active',
    allowedOrigins: [],
    rate: null,
    expiresAt: null,
    validUntil: null,
    replacedBy: null,
    settings: { idleMs: 30_000 },
    ...changes,
  };
  await env.DIRECTORY.putKey(key);
  return { apiKey, key };
}

type EventsInit = RequestInit & { query?: Record<string, string> };

/** Sends a batch as a browser does. */
export function sendBatch(apiKey: string, init: EventsInit = {}): Promise<Response> {
  return exports.default.fetch(eventsRequest(apiKey, init));
}

/** The request by which a browser sends a batch. */
export function eventsRequest(apiKey: string, { query, ...rest }: EventsInit = {}): Request {
  const search = new URLSearchParams({
    key: apiKey,
    session: 'ses_1',
    batch: 'bat_1',
    sent: '1764000000000',
    ...query,
  });
  return requestTo(`/v1/events?${search}`, { method: 'POST', body: '{"events":[]}', ...rest });
}

/** A cookie with a login behind it. */
export async function makeLogin(role: Role, organizationId = 'org_1'): Promise<{ cookie: string; login: Login }> {
  made += 1;
  const cookie = `theme=dark; __Secure-crow.session_token=${crypto.randomUUID()}`;
  const userId = `usr_${made}`;
  const login = { userId, email: `${userId}@crow.example`, name: 'U', organizationId, organizationName: 'O', role };
  await env.DIRECTORY.putLogin(cookie, login);
  return { cookie, login };
}

/** The claims of the token that a service got. @throws when that service would refuse it */
export function claimsIn(echo: { headers: Record<string, string> }, audience: ServiceName) {
  const authorization = echo.headers.authorization ?? '';
  const request = new Request('https://service/', { headers: { authorization } });
  return createVerifier(audience, env.TEST_PUBLIC_JWKS).claimsOf(request);
}

/** A batch as its session got it. */
export interface GotBatch extends Omit<SentBatch, 'text'> {
  token: string;
  batch: WireBatch;
}

/** The batches with events in the name of one key's organization, in the order in which they came. */
export async function batchesOf({ organizationId }: KeyState): Promise<GotBatch[]> {
  const batches = (await (await env.INGEST.fetch('https://ingest/')).json()) as GotBatch[];
  const claims = await Promise.all(
    batches.map(({ token }) => claimsIn({ headers: { authorization: `Bearer ${token}` } }, 'web-ingest-worker')),
  );
  return batches.filter((_, index) => claims[index]?.org === organizationId);
}

/** What a fake session answers: a receipt, and the batch as it got it. */
export interface GotReceipt extends BatchReceipt {
  /** Name of the session's object, and what it was given. */
  got: SentBatch & { name: string; token: string };
}

/** Sends messages as clients of Segment do. */
export function sendSegment(path: string, writeKey: string | null, body: unknown, init: RequestInit = {}) {
  const basic = writeKey === null ? {} : { authorization: `Basic ${btoa(`${writeKey}:`)}` };
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    ...init,
    headers: { 'content-type': 'application/json', ...basic, ...(init.headers as Record<string, string> | undefined) },
  });
}
