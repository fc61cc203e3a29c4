import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, test } from 'vitest';
import { LedgerStore } from './ledger-store.ts';
import type { RejectedReport } from './report.ts';

const ALL = { from: 0, to: Number.MAX_SAFE_INTEGER, keyId: null };

/** An empty ledger in a storage of its own. */
function withLedger(name: string, act: (ledger: LedgerStore, sql: SqlStorage) => void): Promise<void> {
  const stub: DurableObjectStub = env.LEDGER.getByName(`refused-events/${name}`);
  return runInDurableObject(stub, (_, { storage }) => act(new LedgerStore(storage), storage.sql));
}

/** A batch of which all events were refused for the same reason. */
function refused(batchId: string, receivedAt: number, count: number): RejectedReport {
  const events = Array.from({ length: count }, (_, index) => ({
    rejection: { index, code: 'invalid_field' as const, field: 'name', message: 'name must be text' },
    sample: `${batchId} ${index}`,
  }));
  return { sessionId: 'ses_1', keyId: 'key_1', batchId, receivedAt, source: 'tab', seq: 0, events };
}

function sampled(sql: SqlStorage): number {
  return sql.exec<{ n: number }>('SELECT count(*) AS n FROM rejected WHERE sample IS NOT NULL').one().n;
}

describe('samples of refused events', () => {
  test('are twenty of a kind, also when more came in one batch, and the newest of them', () =>
    withLedger('at once', (ledger, sql) => {
      ledger.enterRejected(refused('old', 0, 500));
      expect(sampled(sql)).toBe(20);
      ledger.enterRejected(refused('new', 1, 1));
      expect(sampled(sql)).toBe(20);
      const [group] = ledger.rejectedGroups(ALL);
      expect(group).toMatchObject({ events: 501, samples: [{ event: 'new 0' }, {}, {}, {}, {}] });
    }));

  test('are dropped without a look at all events that were ever refused for the same reason', () =>
    withLedger('many', (ledger, sql) => {
      for (let batch = 0; batch < 10; batch++) ledger.enterRejected(refused(`bat_${batch}`, batch, 500));
      const plan = sql.exec<{ detail: string }>(
        "EXPLAIN QUERY PLAN UPDATE rejected SET sample = NULL WHERE code = 'x' AND field = 'y' AND sample IS NOT NULL",
      );
      expect(plan.toArray().map(({ detail }) => detail)).toEqual([expect.stringContaining('rejected_samples')]);
    }));
});
