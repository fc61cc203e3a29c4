import { isId } from '@crow/contracts';
import { refuseMethod } from '../access/refuse-method.ts';
import { originOf } from '../audit/origin-of.ts';
import type { Environment } from '../environment.ts';
import { refuseStranger } from '../setup/refuse-stranger.ts';
import { renewKeys } from './renew-keys.ts';

/** Answers `POST /v1/setup/renew-keys?after=`. */
export async function answerRenewal(request: Request, env: Environment): Promise<Response> {
  if (request.method !== 'POST') return refuseMethod('POST');
  const stranger = refuseStranger(request, env);
  if (stranger) return stranger;
  const after = new URL(request.url).searchParams.get('after');
  const answer = await renewKeys(env, isId(after) ? after : '', originOf(request));
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}
