import { isOriginPattern, ORIGIN_PATTERN_HINT, problemResponse, setupRequest } from '@crow/contracts';
import { readJson } from '../access/read-json.ts';
import { originOf } from '../audit/origin-of.ts';
import type { Environment } from '../environment.ts';
import { refuseStranger } from './refuse-stranger.ts';
import { setUp } from './set-up.ts';

/** Answers `POST /v1/setup`: 201 when it made or completed the organization, 200 when everything was there. */
export async function answerSetup(request: Request, env: Environment): Promise<Response> {
  if (request.method !== 'POST') {
    return problemResponse('method_not_allowed', undefined, { headers: { allow: 'POST' } });
  }
  const stranger = refuseStranger(request, env);
  if (stranger) return stranger;
  const body = await readJson(request, setupRequest);
  if (body instanceof Response) return body;
  const wrong = body.key.allowedOrigins.findIndex((pattern) => !isOriginPattern(pattern));
  if (wrong >= 0) {
    return problemResponse('invalid_request', ORIGIN_PATTERN_HINT, {
      place: { field: `key.allowedOrigins.${wrong}` },
    });
  }
  const { answer, created } = await setUp(env, body, originOf(request));
  return Response.json(answer, { status: created ? 201 : 200, headers: { 'cache-control': 'no-store' } });
}
