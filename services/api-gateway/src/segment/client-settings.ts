import { parseApiKey, problemResponse } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import { writeKeyOf } from './write-key.ts';

/** Settings hold nothing but what the client has said itself, so they may be kept for a while. */
const HEADERS = { 'cache-control': 'public, max-age=300' };

/**
 * What `@segment/analytics-next` loads before it sends: that there is one destination, this server, and that it is to send
 * no metrics of its own.
 */
export function answerSegmentSettings(request: Request, writeKey: string): Response {
  if (request.method !== 'GET') return refuseMethod(['GET', 'OPTIONS']);
  if (!parseApiKey(writeKey)) return problemResponse('not_found', 'There is no such write key.');
  const { host, protocol } = new URL(request.url);
  const segment = { apiKey: writeKey, apiHost: `${host}/v1`, protocol: protocol.slice(0, -1) };
  return Response.json({ integrations: { 'Segment.io': segment }, metrics: { sampleRate: 0 } }, { headers: HEADERS });
}

/** What RudderStack's browser client loads before it sends: a source that is on and has no destinations in the browser. */
export function answerRudderSettings(request: Request): Response {
  if (request.method !== 'GET') return refuseMethod(['GET', 'OPTIONS']);
  const writeKey = writeKeyOf(request);
  const keyId = writeKey === undefined ? undefined : parseApiKey(writeKey)?.keyId;
  if (keyId === undefined) return problemResponse('not_found', 'There is no such write key.');
  const off = { enabled: false };
  const config = { statsCollection: { errors: off, metrics: off } };
  const source = { id: keyId, name: 'CROW', writeKey, enabled: true, workspaceId: 'crow', config, destinations: [] };
  return Response.json({ source }, { headers: HEADERS });
}
