import { answerUnavailable } from '../answers/answer-unavailable.ts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { admitSender, ingestToken } from './admit-sender.ts';
import { answerPreflight, openToAnyOrigin } from './cross-origin.ts';
import { batchRequest } from './forward-batch.ts';
import { readAddress } from './read-address.ts';

/** Answers `/v1/events`. Every answer, also a refusal or a failure, can be read by the page that asked. */
export async function answerEvents(request: Request, env: Environment, requestId: string): Promise<Response> {
  if (request.method === 'OPTIONS')
    return answerPreflight('POST', 'authorization, content-type, x-crow-key, x-request-id');
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
  const key = await admitSender(env, request.headers, address.apiKey);
  if (key instanceof Response) return key;
  return env.INGEST.fetch(batchRequest(request, address, await ingestToken(env, key), requestId));
}
