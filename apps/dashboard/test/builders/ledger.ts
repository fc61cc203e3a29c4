import type { LedgerAnswer, LedgerRow } from '@crow/contracts';
import { MINUTE } from './clock.ts';

/** A ledger of the last hours, of one key. */
export function aLedger(changes: Partial<LedgerRow> = {}): LedgerAnswer {
  const now = Date.now();
  const counts = { stored: 940, duplicate: 12, rejected: 3, notArrived: 5, ...changes };
  const sent = counts.stored + counts.duplicate + counts.rejected + counts.notArrived;
  const row = { keyId: 'key_a1b2c3d4e5f6', minute: now - (now % MINUTE) - 90 * MINUTE, sent, ...counts };
  const later = {
    keyId: row.keyId,
    minute: row.minute + 60 * MINUTE,
    sent: 400,
    stored: 400,
    duplicate: 0,
    rejected: 0,
    notArrived: 0,
  };
  const totals = { ...counts, stored: counts.stored + 400, sent: sent + 400 };
  return {
    from: now - 24 * 60 * MINUTE,
    to: now,
    stepMs: MINUTE,
    rows: [row, later],
    totals,
    reasons: [{ code: 'missing_field', events: counts.rejected }],
    balance: { numbered: 1348, counted: 1348 },
    asOf: now - MINUTE,
  };
}
