import { problemResponse } from '@crow/contracts';
import { answerUnavailable } from '../answers/answer-unavailable.ts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { addressOf } from '../keys/address-of.ts';
import { admitKey } from '../keys/admit-key.ts';
import { tokenFor } from '../tokens/token-for.ts';
import { isOriginAllowed } from './allowed-origin.ts';
import { answerPreflight, openToAnyOrigin } from './cross-origin.ts';
import { batchRequest } from './forward-batch.ts';
import { readAddress } from './read-address.ts';

/** Answers `/v1/events`. Every answer, also a refusal or a failure, can be read by the page that asked. */
export async function answerEvents(request: Request, env: Environment, requestId: string): Promise<Response> {
  if (request.method === 'OPTIONS') return answerPreflight();
  try {
    return openToAnyOrigin(await admitBatch(request, env, requestId), requestId);
  } catch (error) {
    return openToAnyOrigin(answerUnavailable(request, requestId, error), requestId);
  }
}

async function admitBatch(request: Request, env: Environment, requestId: string): Promise<Response> {
  if (request.method !== 'POST') {
    return refuseMethod(['POST', 'OPTIONS']);
  }
  const address = readAddress(request);
  if (address instanceof Response) return address;
  const key = await admitKey(env, address.apiKey, 'publishable', addressOf(request));
  if (key instanceof Response) return key;
  if (!isOriginAllowed(request.headers, key.allowedOrigins)) return problemResponse('origin_not_allowed');
  const { keyId, organizationId, settings } = key;
  const token = await tokenFor(env, 'web-ingest-worker', { sub: `key:${keyId}`, org: organizationId, settings });
  return env.INGEST.fetch(batchRequest(request, address, token, requestId));
}
