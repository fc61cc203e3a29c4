import { ARRIVAL_MINUTE_MS, type Arrival, arrivalAt, mergeArrivals } from '@crow/contracts';
import type { SessionRow } from './session-row.ts';

/** When the events of a session came, and with which keys: those of freed batches as it was kept of them, and those of stored ones. */
export function arrivalsIn(sql: SqlStorage, row: SessionRow): Arrival[] {
  const stored = sql.exec<{ keyId: string | null; origin: string; minute: number; events: number }>(
    `SELECT key_id AS keyId, origin, received_at - received_at % ? AS minute, sum(accepted) AS events FROM batch
      WHERE accepted > 0 GROUP BY 1, 2, 3`,
    ARRIVAL_MINUTE_MS,
  );
  const arrivals = Array.from(stored, ({ keyId, origin, minute, events }) =>
    arrivalAt(minute, { keyId: keyId ?? row.keyId, origin, events }),
  );
  return mergeArrivals([...freedArrivals(row), ...arrivals]);
}

/** Of events that were freed before their arrivals were kept it is known when they came at the earliest and at the latest. */
function freedArrivals({ freedArrivals: kept, freedEvents, keyId, openedAt, lastActivityAt }: SessionRow): Arrival[] {
  if (kept || freedEvents === 0) return kept ?? [];
  const source = { keyId, origin: '', events: freedEvents };
  return [{ ...arrivalAt(openedAt, source), until: arrivalAt(lastActivityAt, source).until }];
}
