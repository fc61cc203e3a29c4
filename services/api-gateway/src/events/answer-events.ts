import { type KeyState, problemResponse } from '@crow/contracts';
import { answerUnavailable } from '../answers/answer-unavailable.ts';
import { logFailure } from '../answers/log-failure.ts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { addressOf } from '../keys/address-of.ts';
import { admitKey } from '../keys/admit-key.ts';
import { eventsIn } from '../rates/events-in.ts';
import { admitRate, countEvents } from '../rates/rate-limit.ts';
import { tokenFor } from '../tokens/token-for.ts';
import { isOriginAllowed } from './allowed-origin.ts';
import { answerPreflight, openToAnyOrigin } from './cross-origin.ts';
import { batchRequest } from './forward-batch.ts';
import { readAddress } from './read-address.ts';

/** Lets work go on after the answer. */
type KeepGoing = (work: Promise<void>) => void;

/** Answers `/v1/events`. Every answer, also a refusal or a failure, can be read by the page that asked. */
export async function answerEvents(
  request: Request,
  env: Environment,
  requestId: string,
  keepGoing: KeepGoing,
): Promise<Response> {
  if (request.method === 'OPTIONS') return answerPreflight();
  try {
    return openToAnyOrigin(await admitBatch(request, env, requestId, keepGoing), requestId);
  } catch (error) {
    return openToAnyOrigin(answerUnavailable(request, requestId, error), requestId);
  }
}

async function admitBatch(
  request: Request,
  env: Environment,
  requestId: string,
  keepGoing: KeepGoing,
): Promise<Response> {
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
  const limited = await admitRate(env, key);
  if (limited) return limited;
  const answer = await env.INGEST.fetch(batchRequest(request, address, token, requestId));
  if (key.rate) keepGoing(countAnswer(env, key, answer.clone(), requestId));
  return answer;
}

/** Counts the events of a batch by its answer. It was stored already, so a failure of this is not the client's. */
async function countAnswer(env: Environment, key: KeyState, answer: Response, requestId: string): Promise<void> {
  try {
    await countEvents(env, key, await eventsIn(answer));
  } catch (error) {
    logFailure('the events of a batch could not be counted', error, { requestId, keyId: key.keyId });
  }
}
