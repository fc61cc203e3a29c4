import type { WireEvent } from '@crow/contracts';
import { HeldEvents, type NamedEvents } from './held-events.ts';
import type { SessionRow } from './session-row.ts';

/** What a row says of the events of its batch, without its body. */
interface BatchRow {
  row: number;
  source: string;
  seq: number;
  accepted: number;
  kept: string | null;
  repeated: string | null;
  own_ids: number;
}

/** The columns of {@link BatchRow}. */
export const NAMING_COLUMNS = 'rowid AS row, source, seq, accepted, kept, repeated, own_ids';

/** Reads which events a session holds. Bodies are read of batches whose events have ids of their own, and of no others. */
export function readHeldEvents(sql: SqlStorage, { freedNumbers, freedOwnIds }: SessionRow): HeldEvents {
  const held = new HeldEvents({ numbers: freedNumbers ?? {}, ownIds: freedOwnIds });
  const rows = sql.exec<BatchRow & Record<string, SqlStorageValue>>(
    `SELECT ${NAMING_COLUMNS} FROM batch ORDER BY rowid`,
  );
  for (const row of rows.toArray()) held.note(namedEvents(sql, row));
  return held;
}

/** The good events of a stored batch, as far as their ids go. */
export function namedEvents(sql: SqlStorage, row: BatchRow): NamedEvents {
  const events = row.accepted + positionsIn(row.repeated).length;
  const positions = row.kept === null ? [...Array(events).keys()] : positionsIn(row.kept);
  return {
    source: row.source,
    seq: row.seq,
    positions,
    ownIds: row.own_ids === 1 ? ownIdsOf(sql, row.row) : new Map(),
  };
}

/** Positions as a row has them. */
export function positionsIn(column: string | null): number[] {
  return column === null ? [] : (JSON.parse(column) as number[]);
}

function ownIdsOf(sql: SqlStorage, row: number): Map<number, string> {
  const { body } = sql.exec<{ body: string }>('SELECT body FROM batch WHERE rowid = ?', row).one();
  const { events } = JSON.parse(body) as { events: WireEvent[] }; // the good ones were checked when they were stored
  const own = [...events.entries()].filter(([, event]) => typeof event?.id === 'string');
  return new Map(own.map(([position, event]) => [position, String(event.id)]));
}
