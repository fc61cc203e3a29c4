import type { EventFate, Rejection } from '@crow/contracts';
import type { Span } from '../batches/spans.ts';
import { gapAt } from './source-coverage.ts';

/** What became of an event, as far as it is known here; its session's state is not. */
export function fateOf(sql: SqlStorage, eventId: string): EventFate | null {
  const own = sql
    .exec<{ sessionId: string; batchId: string; at: number; copies: number }>(
      `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, copies FROM own_ids
        WHERE event_id = ? ORDER BY received_at`,
      eventId,
    )
    .toArray();
  if (own[0]) {
    const copies = own.reduce((sum, each) => sum + each.copies, own.length - 1);
    return { eventId, fate: 'stored', ...own[0], state: null, copies };
  }
  const [, source, digits] = /^(.+)-(\d{1,16})$/.exec(eventId) ?? [];
  const numbered = source === undefined ? null : fateOfNumber(sql, eventId, source, Number(digits));
  return numbered ?? rejectionOf(sql, eventId, 'event_id = ?', eventId);
}

function fateOfNumber(sql: SqlStorage, eventId: string, source: string, number: number): EventFate | null {
  const batches = sql.exec<{
    sessionId: string;
    batchId: string;
    at: number;
    first: number;
    positions: string;
  }>(
    `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, first, positions FROM batches
        WHERE source = ? AND first <= ? AND last >= ? ORDER BY received_at`,
    source,
    number,
    number,
  );
  const holding = batches.toArray().filter(({ first, positions }) => {
    const spans = JSON.parse(positions) as Span[];
    const position = number - first + (spans[0]?.from ?? 0);
    return spans.some(({ from, to }) => position >= from && position < to);
  });
  const [held] = holding;
  if (held) {
    const { sessionId, batchId, at } = held;
    return { eventId, fate: 'stored', sessionId, batchId, at, state: null, copies: holding.length - 1 };
  }
  const rejection = rejectionOf(sql, eventId, 'source = ? AND number = ?', source, number);
  if (rejection) return rejection;
  const gap = gapAt(sql, source, number);
  return gap ? { eventId, fate: 'not_arrived', noticedAt: gap.minute } : null;
}

function rejectionOf(
  sql: SqlStorage,
  eventId: string,
  condition: string,
  ...values: (string | number)[]
): EventFate | null {
  const [row] = sql.exec<{
    sessionId: string;
    batchId: string;
    at: number;
    code: Rejection['code'];
    message: string;
  }>(
    `SELECT session_id AS sessionId, batch_id AS batchId, received_at AS at, code, message FROM rejected
        WHERE ${condition} ORDER BY received_at DESC LIMIT 1`,
    ...values,
  );
  return row ? { eventId, fate: 'rejected', ...row } : null;
}
