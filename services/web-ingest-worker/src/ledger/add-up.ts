import {
  type LedgerAnswer,
  type LedgerCounts,
  type LedgerQuery,
  type LedgerRow,
  REPORTS_EVERY_MS,
  type RejectedGroup,
} from '@crow/contracts';
import type { LedgerPart } from './ledger-object.ts';

/** Samples that are shown of one kind. */
const SAMPLES = 5;

/** Puts the parts of a ledger together. Every row balances by itself; sources lie in one part each, so parts only add up. */
export function addUp(
  parts: readonly LedgerPart[],
  { from, to, keyId, stepMs, now }: LedgerQuery & { stepMs: number; now: number },
): LedgerAnswer {
  const rows = new Map<string, LedgerRow>();
  for (const row of parts.flatMap((part) => part.rows)) {
    if (keyId !== null && row.keyId !== keyId) continue;
    const name = `${row.keyId} ${row.minute}`;
    rows.set(name, { ...row, ...sum(rows.get(name), row) });
  }
  const reasons = new Map<string, LedgerAnswer['reasons'][number]>();
  for (const { code, events } of parts.flatMap((part) => part.reasons)) {
    reasons.set(code, { code, events: (reasons.get(code)?.events ?? 0) + events });
  }
  const ordered = [...rows.values()].sort((a, b) => a.minute - b.minute || (a.keyId < b.keyId ? -1 : 1));
  return {
    from,
    to,
    stepMs,
    rows: ordered,
    totals: ordered.reduce<LedgerCounts>((total, row) => sum(total, row), NOTHING),
    reasons: [...reasons.values()].sort((a, b) => b.events - a.events),
    balance: parts.reduce(
      (total, { balance }) => ({
        numbered: total.numbered + balance.numbered,
        counted: total.counted + balance.counted,
      }),
      { numbered: 0, counted: 0 },
    ),
    asOf: completeUpTo(parts, now),
  };
}

/**
 * Up to when a ledger is complete: sessions tell it once a minute, and what is told later than that was announced.
 * @returns Unix milliseconds
 */
export function completeUpTo(parts: readonly Pick<LedgerPart, 'untoldSince'>[], now: number): number {
  return Math.min(now - REPORTS_EVERY_MS, ...parts.flatMap(({ untoldSince }) => untoldSince ?? []));
}

/** Puts the rejected events of all parts together: the newest samples of each kind, the most frequent kinds first. */
export function addUpRejected(parts: readonly RejectedGroup[][]): RejectedGroup[] {
  const groups = new Map<string, RejectedGroup>();
  for (const group of parts.flat()) {
    const name = `${group.code} ${group.field}`;
    const known = groups.get(name);
    groups.set(name, {
      ...group,
      events: group.events + (known?.events ?? 0),
      lastAt: Math.max(group.lastAt, known?.lastAt ?? 0),
      samples: [...group.samples, ...(known?.samples ?? [])].sort((a, b) => b.at - a.at).slice(0, SAMPLES),
    });
  }
  return [...groups.values()].sort((a, b) => b.events - a.events || b.lastAt - a.lastAt);
}

const NOTHING: LedgerCounts = { sent: 0, stored: 0, duplicate: 0, rejected: 0, notArrived: 0 };

function sum(one: LedgerCounts = NOTHING, other: LedgerCounts = NOTHING): LedgerCounts {
  return {
    sent: one.sent + other.sent,
    stored: one.stored + other.stored,
    duplicate: one.duplicate + other.duplicate,
    rejected: one.rejected + other.rejected,
    notArrived: one.notArrived + other.notArrived,
  };
}
