import type { Span } from '../batches/spans.ts';
import type { EventTrace, StoredPlace } from './resolve-fate.ts';
import { gapAt } from './source-coverage.ts';

/** What is known here of an event: every place where it was stored, its newest refusal, and the gap that its number lies in. */
export function traceOf(sql: SqlStorage, eventId: string): EventTrace {
  const [, source, digits] = /^(.+)-(\d{1,16})$/.exec(eventId) ?? [];
  const numbered = source === undefined ? null : { source, number: Number(digits) };
  return {
    stored: [...placesById(sql, eventId), ...(numbered ? placesByNumber(sql, numbered) : [])],
    refused: refusalOf(sql, eventId, numbered),
    noticedAt: (numbered && gapAt(sql, numbered.source, numbered.number)?.minute) ?? null,
  };
}

function placesById(sql: SqlStorage, eventId: string): StoredPlace[] {
  return sql
    .exec<{ sessionId: string; batchId: string; at: number; copies: number }>(
      `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, copies FROM own_ids WHERE event_id = ?`,
      eventId,
    )
    .toArray();
}

/** One for each batch: a session that stored a number in one batch got a copy of it in each later one. */
function placesByNumber(sql: SqlStorage, { source, number }: { source: string; number: number }): StoredPlace[] {
  const batches = sql.exec<{ sessionId: string; batchId: string; at: number; first: number; positions: string }>(
    `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, first, positions FROM batches
      WHERE source = ? AND first <= ? AND last >= ?`,
    source,
    number,
    number,
  );
  const holding = batches.toArray().filter(({ first, positions }) => {
    const spans = JSON.parse(positions) as Span[];
    const position = number - first + (spans[0]?.from ?? 0);
    return spans.some(({ from, to }) => position >= from && position < to);
  });
  return holding.map(({ sessionId, batchId, at }) => ({ sessionId, batchId, at, copies: 0 }));
}

function refusalOf(
  sql: SqlStorage,
  eventId: string,
  numbered: { source: string; number: number } | null,
): EventTrace['refused'] {
  const [row] = sql.exec<NonNullable<EventTrace['refused']> & Record<string, SqlStorageValue>>(
    `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, code, message FROM rejected
      WHERE event_id = ?1 OR (source = ?2 AND number = ?3) ORDER BY received_at DESC LIMIT 1`,
    eventId,
    numbered?.source ?? null,
    numbered?.number ?? null,
  );
  return row ?? null;
}
