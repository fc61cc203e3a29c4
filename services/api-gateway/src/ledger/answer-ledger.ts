import { LEDGER_DAYS, type Problem, problemResponse } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { readerOf } from '../routes/reader-of.ts';
import { tokenFor } from '../tokens/token-for.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Answers `…/ledger?from=&to=&key=`; without `from` it is of the last day, in minutes. */
export function answerLedger(request: Request, env: Environment, who: 'keys' | 'all'): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const to = timeIn(query.get('to')) ?? Date.now();
  const from = timeIn(query.get('from')) ?? to - DAY_MS;
  return answer(request, env, who, async (token) => {
    if (Number.isNaN(from) || Number.isNaN(to) || from > to || to - from > LEDGER_DAYS * DAY_MS) {
      const detail = `from and to must be Unix milliseconds in this order, at most ${LEDGER_DAYS} days apart.`;
      return problemResponse('invalid_request', detail, { place: { field: 'from' } });
    }
    return env.LEDGER.read(token, { from, to, keyId: query.get('key') });
  });
}

/** Answers `…/ledger/rejected`: rejected events by reason, with samples. */
export function answerRejected(request: Request, env: Environment, who: 'keys' | 'all'): Promise<Response> {
  return answer(request, env, who, (token) => env.LEDGER.rejected(token));
}

/** Answers `…/events/{id}/fate`. */
export function answerFate(
  request: Request,
  env: Environment,
  who: 'keys' | 'all',
  eventId: string,
): Promise<Response> {
  return answer(request, env, who, async (token) =>
    eventId.length > MOST_CHARACTERS
      ? problemResponse('invalid_request', 'That is no event id.', { place: { field: 'id' } })
      : env.LEDGER.fate(token, eventId),
  );
}

/** A source, a dash and a number. */
const MOST_CHARACTERS = 64 + 1 + 16;

async function answer(
  request: Request,
  env: Environment,
  who: 'keys' | 'all',
  ask: (token: string) => Promise<object | Problem | Response>,
): Promise<Response> {
  if (request.method !== 'GET') return refuseMethod(['GET']);
  const reader = await readerOf(request, env, who);
  if (reader instanceof Response) return reader;
  const found = await ask(await tokenFor(env, 'web-ingest-worker', reader));
  if (found instanceof Response) return found;
  const status = 'type' in found && 'status' in found ? Number(found.status) : 200;
  return Response.json(found, { status, headers: { 'cache-control': 'no-store' } });
}

/** NaN for what is no time. */
function timeIn(value: string | null): number | undefined {
  if (value === null) return undefined;
  return /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}
