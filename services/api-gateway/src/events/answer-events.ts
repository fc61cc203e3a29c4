import type { KeyState } from '@crow/contracts';
import { answerUnavailable } from '../answers/answer-unavailable.ts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { countStored } from '../rates/count-stored.ts';
import { eventsIn } from '../rates/events-in.ts';
import { admitRate } from '../rates/rate-limit.ts';
import { countBatch, countRefusal, countRefused } from '../usage/usage-counter.ts';
import { admitSender, ingestToken } from './admit-sender.ts';
import { giveBatch } from './ask-session.ts';
import { answerPreflight, openToAnyOrigin } from './cross-origin.ts';
import { readAddress } from './read-address.ts';
import { answerBatch, readBatch } from './send-batch.ts';

/** Lets work go on after the answer. */
type KeepGoing = (work: Promise<void>) => void;

/** Answers `/v1/events`. Every answer, also a refusal or a failure, can be read by the page that asked. */
export async function answerEvents(
  request: Request,
  env: Environment,
  requestId: string,
  keepGoing: KeepGoing,
): Promise<Response> {
  if (request.method === 'OPTIONS')
    return answerPreflight('POST', 'authorization, content-encoding, content-type, x-crow-key, x-request-id');
  try {
    return await admitBatch(request, env, requestId, keepGoing);
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
  const arrivedAt = Date.now();
  const refuse = (refusal: Response, key?: KeyState) => {
    if (key) countRefusal(env, key, refusal, request);
    return openToAnyOrigin(refusal, requestId);
  };
  if (request.method !== 'POST') return refuse(refuseMethod(['POST', 'OPTIONS']));
  const address = readAddress(request);
  if (address instanceof Response) return refuse(address);
  const key = await admitSender(env, request, address.apiKey);
  if (key instanceof Response) return refuse(key);
  const token = await ingestToken(env, key);
  const limited = await admitRate(env, key);
  if (limited) return refuse(limited, key);
  const batch = await readBatch(request, env, address, arrivedAt);
  if (batch instanceof Response) return refuse(batch, key);
  const answer = await giveBatch(env, key.organizationId, token, batch).catch((error: unknown) => {
    countRefused(env, key, 'unavailable', request);
    throw error;
  });
  if (key.rate) keepGoing(countStored(env, key, eventsIn(answer), requestId));
  countBatch(env, key, answer, request);
  return answerBatch(answer, requestId);
}
