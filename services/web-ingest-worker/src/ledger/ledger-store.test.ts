import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { LedgerCounts } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeldEvents } from '../sessions/held-events.ts';
import { LedgerStore } from './ledger-store.ts';
import type { ReportedBatch } from './report.ts';
import { resolveFate } from './resolve-fate.ts';

const MINUTE = 60_000;
const BEGIN = Date.UTC(2026, 10, 24, 12);
const EVER = { from: BEGIN, to: BEGIN + 1_000 * MINUTE, keyId: null };

/** What a client sends in a minute: numbers from somewhere, of which some are bad. */
interface Sending {
  session: string;
  source: string;
  keyId: string;
  seq: number;
  bad: boolean[];
  /** How many minutes after the one before. */
  later: number;
}

const sending: fc.Arbitrary<Sending> = fc.record({
  session: fc.constantFrom('ses_1', 'ses_2'),
  source: fc.constantFrom('tab', 'app'),
  keyId: fc.constantFrom('key_1', 'key_2'),
  seq: fc.nat(25),
  bad: fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
  later: fc.nat(2),
});

/** A batch as its session judges it, and what the ledger hears of it. */
interface Sent extends Sending {
  batchId: string;
  at: number;
  good: number[];
  refused: number[];
  repeated: number[];
}

/** Lets sessions judge what is sent, in its order. */
function judged(sendings: readonly Sending[]): Sent[] {
  const held = new Map<string, HeldEvents>();
  let at = BEGIN;
  return sendings.map((sent, index) => {
    at += sent.later * MINUTE;
    const positions = [...sent.bad.keys()];
    const good = positions.filter((position) => !sent.bad[position]);
    const of = held.get(sent.session) ?? new HeldEvents({ numbers: {}, ownIds: new Uint8Array() });
    held.set(sent.session, of);
    const repeated = of.note({ source: sent.source, seq: sent.seq, positions: good, ownIds: new Map() });
    return { ...sent, batchId: `bat_${index}`, at, good, refused: positions.filter((p) => sent.bad[p]), repeated };
  });
}

function enter(store: LedgerStore, { session, keyId, batchId, at, source, seq, good, refused, repeated }: Sent): void {
  const batch: ReportedBatch = { batchId, keyId, receivedAt: at, source, seq, positions: good, repeated, ownIds: [] };
  if (good.length > 0) store.enterStored({ sessionId: session, batches: [batch], copies: [] }, at);
  const events = refused.map((index) => ({
    rejection: { index, code: 'unknown_type' as const, message: 'm' },
    sample: '{}',
  }));
  const head = { sessionId: session, keyId, batchId, receivedAt: at, source, seq };
  if (events.length > 0) store.enterRejected({ ...head, events });
}

/** What must be in the ledger, counted event by event. */
function naive(sent: readonly Sent[]): LedgerCounts {
  const stored = new Set(
    sent.flatMap(({ session, source, seq, good }) => good.map((p) => `${session} ${source} ${seq + p}`)),
  );
  const goods = sent.reduce((sum, { good }) => sum + good.length, 0);
  const rejected = sent.reduce((sum, { refused }) => sum + refused.length, 0);
  let notArrived = 0;
  for (const source of ['tab', 'app']) {
    const numbers = sent
      .filter((each) => each.source === source)
      .flatMap(({ seq, bad }) => [...bad.keys()].map((p) => seq + p));
    notArrived += Math.max(-1, ...numbers) + 1 - new Set(numbers).size;
  }
  const duplicate = goods - stored.size;
  return { sent: goods + rejected + notArrived, stored: stored.size, duplicate, rejected, notArrived };
}

test('whatever sessions report, in any order and as often as they like, every event is in the ledger once', async () => {
  let run = 0;
  const reports = fc.array(sending, { minLength: 1, maxLength: 12 }).chain((sendings) => {
    const sent = judged(sendings);
    return fc.record({
      sent: fc.constant(sent),
      again: fc.shuffledSubarray([...sent, ...sent]),
      order: fc.shuffledSubarray(sent, { minLength: sent.length }),
    });
  });
  const stub: DurableObjectStub = env.LEDGER.getByName('org_property/0');
  await runInDurableObject(stub, async (_, { storage }) => {
    await fc.assert(
      fc.asyncProperty(reports, async ({ sent, order, again }) => {
        run += 1;
        await storage.deleteAll();
        const store = new LedgerStore(storage);
        for (const each of [...order, ...again]) enter(store, each);
        const expected = naive(sent);
        for (const stepMs of [MINUTE, 60 * MINUTE]) {
          const rows = store.rows({ ...EVER, stepMs });
          const total = (field: keyof LedgerCounts) => rows.reduce((sum, row) => sum + row[field], 0);
          for (const row of rows) expect(row.sent).toBe(row.stored + row.duplicate + row.rejected + row.notArrived);
          for (const field of ['sent', 'stored', 'duplicate', 'rejected', 'notArrived'] as const) {
            expect([field, total(field)]).toEqual([field, expected[field]]);
          }
          expect(rows.every(({ minute }) => minute % stepMs === 0)).toBe(true);
        }
        const { numbered, counted } = store.balance();
        expect(counted).toBe(numbered);
        for (const { source, seq, good } of sent) {
          const number = seq + (good[0] ?? Number.NaN);
          const holding = sent
            .filter((each) => each.source === source && each.good.includes(number - each.seq))
            .sort((a, b) => a.at - b.at || (a.session < b.session ? -1 : 1));
          if (holding.length === 0) continue;
          const eventId = `${source}-${number}`;
          const sessions = [...new Set(holding.map(({ session }) => session))];
          expect(resolveFate(eventId, [store.trace(eventId)])).toMatchObject({
            fate: 'stored',
            sessionId: sessions[0],
            copies: holding.filter(({ session }) => session === sessions[0]).length - 1,
            alsoIn: sessions.slice(1),
            at: holding[0]?.at,
          });
        }
      }),
      { numRuns: 150 },
    );
  });
  expect(run).toBeGreaterThan(0);
}, 60_000);

test('counts of minutes are those of their key, also when two keys share a minute', async () => {
  const stub: DurableObjectStub = env.LEDGER.getByName('org_property/1');
  await runInDurableObject(stub, (_, { storage }) => {
    const store = new LedgerStore(storage);
    const sending = { session: 'ses_1', source: 'tab', later: 0, bad: [false] };
    for (const each of judged([
      { ...sending, keyId: 'key_1', seq: 0 },
      { ...sending, keyId: 'key_2', seq: 3, bad: [true] },
    ])) {
      enter(store, each);
    }
    const rows = store.rows({ ...EVER, stepMs: MINUTE }).sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
    expect(rows).toEqual([
      { keyId: 'key_1', minute: BEGIN, sent: 1, stored: 1, duplicate: 0, rejected: 0, notArrived: 0 },
      { keyId: 'key_2', minute: BEGIN, sent: 3, stored: 0, duplicate: 0, rejected: 1, notArrived: 2 },
    ]);
    expect(store.reasons({ ...EVER, keyId: 'key_1' })).toEqual([]);
    expect(store.reasons({ ...EVER, keyId: 'key_2' })).toEqual([{ code: 'unknown_type', events: 1 }]);
    expect(store.rejectedGroups({ ...EVER, keyId: 'key_1' })).toEqual([]);
    expect(store.rejectedGroups({ ...EVER, to: BEGIN })).toEqual([]);
    expect(store.rejectedGroups(EVER)).toMatchObject([{ events: 1, samples: [{ keyId: 'key_2' }] }]);
  });
});

test('a ledger that an earlier version kept by key and source goes on', async () => {
  const stub: DurableObjectStub = env.LEDGER.getByName('org_property/2');
  await runInDurableObject(stub, (_, { storage }) => {
    storage.sql.exec(`
      DROP TABLE sources; DROP TABLE own_ids;
      CREATE TABLE sources (key_id TEXT NOT NULL, source TEXT NOT NULL, mark INTEGER NOT NULL, gaps TEXT NOT NULL,
        forgotten INTEGER NOT NULL, seen INTEGER NOT NULL, seen_at INTEGER NOT NULL, PRIMARY KEY (key_id, source)) WITHOUT ROWID;
      CREATE INDEX sources_by_time ON sources (seen_at);
      CREATE TABLE own_ids (event_id TEXT NOT NULL, session_id TEXT NOT NULL, batch_id TEXT NOT NULL,
        received_at INTEGER NOT NULL, PRIMARY KEY (event_id, session_id)) WITHOUT ROWID;
      INSERT INTO sources VALUES ('key_1', 'tab', 5, '[{"from":1,"to":3,"minute":${BEGIN}}]', 0, 3, ${BEGIN}),
        ('key_2', 'app', 9, '[{"from":0,"to":7,"minute":${BEGIN}}]', 0, 2, ${BEGIN});
      INSERT INTO own_ids VALUES ('mine', 'ses_1', 'bat_1', ${BEGIN});`);
    const store = new LedgerStore(storage);
    expect(store.trace('app-4')).toMatchObject({ stored: [], noticedAt: BEGIN });
    expect(store.trace('mine')).toMatchObject({ stored: [{ sessionId: 'ses_1', copies: 0 }] });
    expect(store.balance()).toEqual({ numbered: 14, counted: 14 });
    expect(store.rows({ ...EVER, stepMs: MINUTE })).toMatchObject([
      { keyId: 'key_1', notArrived: 2 },
      { keyId: 'key_2', notArrived: 7 },
    ]);
  });
});
