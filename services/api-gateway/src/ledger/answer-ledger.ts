import { LEDGER_DAYS, type LedgerQuery, type Problem, problemResponse } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { readerOf } from '../routes/reader-of.ts';
import { tokenFor } from '../tokens/token-for.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Answers `…/ledger?from=&to=&key=`: counts by key and minute, or hour. */
export function answerLedger(request: Request, env: Environment, who: 'keys' | 'all'): Promise<Response> {
  return answer(request, env, who, async (token) => {
    const query = queryOf(request, DAY_MS);
    return query instanceof Response ? query : env.LEDGER.read(token, query);
  });
}

/** Answers `…/ledger/rejected?from=&to=&key=`: rejected events by reason, with samples; all that are kept when no time is named. */
export function answerRejected(request: Request, env: Environment, who: 'keys' | 'all'): Promise<Response> {
  return answer(request, env, who, async (token) => {
    const query = queryOf(request, LEDGER_DAYS * DAY_MS);
    return query instanceof Response ? query : env.LEDGER.rejected(token, query);
  });
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

/** What is asked for, else the answer that says what is wrong with it. @param lengthMs the time before `to` when no `from` is named */
function queryOf(request: Request, lengthMs: number): LedgerQuery | Response {
  const query = new URL(request.url).searchParams;
  const to = timeIn(query.get('to')) ?? Date.now();
  const from = timeIn(query.get('from')) ?? Math.max(0, to - lengthMs);
  if (Number.isNaN(from) || Number.isNaN(to) || from > to || to - from > LEDGER_DAYS * DAY_MS) {
    const detail = `from and to must be Unix milliseconds in this order, at most ${LEDGER_DAYS} days apart.`;
    return problemResponse('invalid_request', detail, { place: { field: 'from' } });
  }
  return { from, to, keyId: query.get('key') };
}

/** NaN for what is no time. */
function timeIn(value: string | null): number | undefined {
  if (value === null) return undefined;
  return /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
}
