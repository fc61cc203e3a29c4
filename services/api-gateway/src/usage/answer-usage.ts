import { problemResponse, USAGE_DAYS } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { findLogin } from '../login/find-login.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const STEPS: Record<string, number> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };
/** Steps that one answer has at most. */
const MOST_STEPS = 1_500;

/**
 * Answers `GET /api/keys/{keyId}/usage?from=&to=&days=&step=minute|hour|day` for members of the key's organization: from a
 * time, or so many days, by itself one, in hours.
 */
export async function answerUsage(request: Request, env: Environment, keyId: string): Promise<Response> {
  if (request.method !== 'GET') return refuseMethod(['GET']);
  const login = await findLogin(request, env);
  if (!login) return problemResponse('unauthenticated', 'Log in to the dashboard.');
  const query = new URL(request.url).searchParams;
  const stepMs = STEPS[query.get('step') ?? 'hour'];
  if (!stepMs) return wrong('step', 'step must be minute, hour or day.');
  const to = timeIn(query.get('to')) ?? Date.now();
  const from = timeIn(query.get('from')) ?? to - (timeIn(query.get('days')) ?? 1) * DAY_MS;
  const isRange = from <= to && to - from <= USAGE_DAYS * DAY_MS && (to - from) / stepMs <= MOST_STEPS;
  if (!isRange)
    return wrong(
      'from',
      `from and to must be Unix milliseconds, days a number, at most ${MOST_STEPS} steps and ${USAGE_DAYS} days in all.`,
    );
  const usage = await env.KEYS.get(env.KEYS.idFromName(keyId)).usage(keyId, login.organizationId, { from, to, stepMs });
  return usage
    ? Response.json(usage, { headers: { 'cache-control': 'no-store' } })
    : problemResponse('not_found', 'There is no such key.');
}

function wrong(field: string, detail: string): Response {
  return problemResponse('invalid_request', detail, { place: { field } });
}

/** NaN for what is no time; nothing is at most that. */
function timeIn(value: string | null): number | undefined {
  if (value === null) return undefined;
  return /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}
