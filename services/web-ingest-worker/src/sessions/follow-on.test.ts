import type { BatchAnswer, BatchReceipt, LivePulse, WireBatch } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { batchOf, IDLE_MS, NOON, post, postBatch, send } from '../../test/batches.ts';
import { archivedSession, inSession, sessionOf } from '../../test/session.ts';
import { type Environment, SESSION_CAPS } from '../configuration.ts';
import type { SessionObject } from './session-object.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Sends a batch that was made at one time, at another. */
function sendAt(batch: WireBatch, sentAt: number): Promise<BatchReceipt> {
  return send(batch, { address: `/sessions/${batch.sessionId}/batches/${batch.batchId}?sent=${sentAt}` });
}

/** The status of a refusal; undefined for a receipt. */
async function statusOf(answer: Promise<BatchAnswer>): Promise<number | undefined> {
  const given = await answer;
  return 'status' in given ? given.status : undefined;
}

/** The event ids of each session of a chain, the addressed one first. */
async function chainOf(sessionId: string): Promise<string[][]> {
  const chain = [sessionId, ...(await sessionOf(sessionId).followOns())];
  const readings = await Promise.all(chain.map((id) => sessionOf(id).read()));
  return readings.map((reading) => (reading?.events ?? []).map(({ id }) => id).sort());
}

/** A session that a second batch makes full by its span: one event, a follow-on with one, clocks a day on. */
async function fullSession(sessionId: string) {
  const session = sessionOf(sessionId);
  const began = Date.now();
  const later = began + DAY + HOUR;
  await sendAt(batchOf(sessionId, 0, 1, { at: began }), began);
  await session.setClock(later);
  const receipt = await sendAt(batchOf(sessionId, 1, 1, { at: later }), later);
  const [followOn = ''] = await session.followOns();
  return { session, began, later, receipt, followOn };
}

describe('a session that is full', () => {
  test('by its events is followed by another, and that one by a third', async () => {
    const receipts: BatchReceipt[] = [];
    for (let seq = 0; seq < 2 * SESSION_CAPS.events + 500; seq += 500) {
      receipts.push(await send(batchOf('ses_full', seq, 500)));
    }
    expect(
      receipts.every(({ accepted, duplicate, rejected }) => accepted === 500 && !duplicate && !rejected.length),
    ).toBe(true);
    const chain = await chainOf('ses_full');
    expect(chain.map((ids) => ids.length)).toEqual([SESSION_CAPS.events, SESSION_CAPS.events, 500]);
    expect(new Set(chain.flat()).size).toBe(2 * SESSION_CAPS.events + 500);

    await sessionOf('ses_full').crash();
    for (const seq of [0, SESSION_CAPS.events, 2 * SESSION_CAPS.events]) {
      expect(await send(batchOf('ses_full', seq, 500))).toMatchObject({ accepted: 500, duplicate: true, rejected: [] });
    }
    expect((await chainOf('ses_full')).map((ids) => ids.length)).toEqual(chain.map((ids) => ids.length));
  });

  test('by its bytes is followed by another', async () => {
    const events = Array.from({ length: 8 }, () => ({
      type: 'custom' as const,
      name: 'did',
      properties: { text: 'ü'.repeat(15_000) },
    }));
    const fitting = Math.floor(SESSION_CAPS.bytes / JSON.stringify(batchOf('ses_heavy', 0, 0, { events })).length);
    let [count, chain] = [0, 0];
    for (; chain === 0 && count < fitting; count++) {
      expect(await send(batchOf('ses_heavy', count * 8, 0, { events }))).toMatchObject({
        accepted: 8,
        duplicate: false,
      });
      chain = (await sessionOf('ses_heavy').followOns()).length;
    }
    // Two bytes a letter: half as many batches fit as their letters would let one think.
    expect(count).toBeLessThan(fitting);
    expect((await chainOf('ses_heavy')).map((ids) => ids.length)).toEqual([(count - 1) * 8, 8]);
  });

  test('by its day is followed by another', async () => {
    const { receipt, followOn } = await fullSession('ses_long');
    expect(receipt).toEqual({
      batchId: 'bat_1',
      accepted: 1,
      duplicate: false,
      rejected: [],
      serverTime: expect.any(Number),
    });
    expect(followOn).toMatch(/^ses_[a-z0-9]{20}$/);
    expect(await chainOf('ses_long')).toEqual([['tab-0'], ['tab-1']]);
  });

  test('but not by what was made within its day and only sent then', async () => {
    const session = sessionOf('ses_offline');
    const began = Date.now();
    await sendAt(batchOf('ses_offline', 0, 1, { at: began }), began);
    await session.setClock(began + 3 * DAY);
    await sendAt(batchOf('ses_offline', 1, 1, { at: began + HOUR }), began + 3 * DAY);
    expect(await chainOf('ses_offline')).toEqual([['tab-0', 'tab-1']]);
  });

  test('takes no late batch of its own day any more: a try that fits must not follow one that did not', async () => {
    const { began, later } = await fullSession('ses_closed');
    const late = batchOf('ses_closed', 2, 1, { at: began + HOUR });
    expect(await sendAt(late, later)).toMatchObject({ accepted: 1, duplicate: false });
    // The client's clock was set right meanwhile.
    expect(await sendAt(late, began + 2 * HOUR)).toMatchObject({ accepted: 1, duplicate: true });
    expect(await chainOf('ses_closed')).toEqual([['tab-0'], ['tab-1', 'tab-2']]);
  });

  test('answers what it holds, also after it was freed', async () => {
    const { session, began, later } = await fullSession('ses_holds');
    await session.alarmAt(later + IDLE_MS);
    await session.confirm(1);
    expect(await sendAt(batchOf('ses_holds', 0, 1, { at: began }), later)).toMatchObject({
      accepted: 1,
      duplicate: true,
    });
    expect(await sendAt(batchOf('ses_holds', 3, 1, { at: later }), later)).toMatchObject({
      accepted: 1,
      duplicate: false,
    });
    expect(await session.read()).toMatchObject({ state: 'freed', revision: 1, events: [{ id: 'tab-0' }] });
    expect(await chainOf('ses_holds')).toEqual([['tab-0'], ['tab-1', 'tab-3']]);
  });

  test('keeps refusing bad events, and what has only such goes nowhere', async () => {
    const { later, followOn } = await fullSession('ses_picky');
    const address = `/sessions/ses_picky/batches/bat_7?sent=${later}`;
    const events = [{ type: 'nonsense' }, { type: 'custom', name: 'good' }];
    const sent = (kept: unknown[]) =>
      post(JSON.stringify({ ...batchOf('ses_picky', 7), at: later, events: kept }), { address });
    expect(await sent(events.slice(0, 1))).toMatchObject({ accepted: 0, rejected: [{ code: 'unknown_type' }] });
    expect((await sessionOf(followOn).read())?.events).toHaveLength(1);
    expect(await sent(events)).toMatchObject({ accepted: 1, rejected: [{ index: 0, code: 'unknown_type' }] });
    expect((await sessionOf(followOn).read())?.events.map(({ id }) => id)).toEqual(['tab-1', 'tab-8']);
  });
});

describe('a follow-on session', () => {
  test('is archived under its own id, and tells whom it follows and what was known of the delivery', async () => {
    const sender = { userAgent: 'Browser/1', country: 'AT', city: 'Wien' };
    const session = sessionOf('ses_first');
    const later = Date.now() + 2 * DAY;
    await send(batchOf('ses_first', 0, 1, { at: Date.now() }), { sender });
    await session.setClock(later);
    await send(batchOf('ses_first', 1, 2, { at: later }), { sender });
    const [followOn = ''] = await session.followOns();
    await sessionOf(followOn).alarmAt(later + IDLE_MS);
    const { context, events } = await archivedSession(followOn);
    expect(context).toMatchObject({
      organizationId: 'org_1',
      sessionId: followOn,
      follows: 'ses_first',
      keyId: 'key_1',
      visitorId: 'vis_1',
      userAgent: 'Browser/1',
      country: 'AT',
      city: 'Wien',
    });
    expect(events.map(({ id, ts }) => [id, ts <= later && ts > later - 5_000])).toEqual([
      ['tab-1', true],
      ['tab-2', true],
    ]);
  });

  test('counts in the live view for itself', async () => {
    const { session, followOn, later } = await fullSession('ses_seen');
    const pulses: LivePulse[] = [];
    await inSession('ses_seen', (object) => {
      const watched = object as unknown as { env: Environment };
      const pulse = async (_: string, told: LivePulse) => void pulses.push(told);
      watched.env = { ...watched.env, LIVE: { pulse } };
    });
    // Whoever was here before has told what it gathered, so that the next to tell is this object.
    // Each try sends an event of its own: one that came before is no news.
    let seq = 5;
    await vi.waitFor(async () => {
      await send(batchOf('ses_seen', seq++, 1, { at: later, batchId: crypto.randomUUID() }));
      expect(pulses.length).toBeGreaterThan(0);
    }, 5_000);
    const told = pulses.flatMap(({ sessions, recent }) => [...sessions, ...recent].map(({ sessionId }) => sessionId));
    expect(new Set(told)).toEqual(new Set([followOn]));
    expect((await session.rows()).batches).toBe(1);
  });

  test('belongs to the same organization', async () => {
    const { followOn } = await fullSession('ses_tenant');
    expect(await sessionOf(followOn, 'org_2').read()).toBeNull();
  });
});

describe('a batch whose hand-over is cut off', () => {
  /** Lets the object of a session lose what its follow-on sessions answer, or not reach them at all. */
  const disturb = (sessionId: string, when: 'before' | 'after') =>
    inSession(sessionId, (object) => {
      const disturbed = object as unknown as { env: Environment };
      const { SESSIONS } = disturbed.env;
      const getByName = (name: string) => ({
        take: async (...given: Parameters<SessionObject['take']>) => {
          if (when === 'after') await (SESSIONS.getByName(name) as unknown as SessionObject).take(...given);
          throw new Error('the connection is gone');
        },
      });
      disturbed.env = { ...disturbed.env, SESSIONS: { getByName } as unknown as Environment['SESSIONS'] };
    });

  test.each(['before', 'after'] as const)(
    '%s it was stored is answered with 503, and stored once by the retry',
    async (when) => {
      const sessionId = `ses_cut_${when}`;
      const { session, later } = await fullSession(sessionId);
      const batch = batchOf(sessionId, 2, 1, { at: later });
      const address = `/sessions/${sessionId}/batches/bat_2?sent=${later}`;
      await disturb(sessionId, when);
      expect(await statusOf(postBatch(batch, { address }))).toBe(503);
      await session.crash();
      expect(await send(batch, { address })).toMatchObject({ accepted: 1, duplicate: when === 'after' });
      expect(await chainOf(sessionId)).toEqual([['tab-0'], ['tab-1', 'tab-2']]);
    },
  );

  test('at the very first hand-over finds the same follow-on session again', async () => {
    const session = sessionOf('ses_cut_first');
    const began = Date.now();
    const later = began + 2 * DAY;
    await sendAt(batchOf('ses_cut_first', 0, 1, { at: began }), began);
    await session.setClock(later);
    await disturb('ses_cut_first', 'after');
    const batch = batchOf('ses_cut_first', 1, 1, { at: later });
    const address = `/sessions/ses_cut_first/batches/bat_1?sent=${later}`;
    expect(await statusOf(postBatch(batch, { address }))).toBe(503);
    await session.crash();
    expect(await send(batch, { address })).toMatchObject({ accepted: 1, duplicate: true });
    expect(await chainOf('ses_cut_first')).toEqual([['tab-0'], ['tab-1']]);
  });
});

test('batches at once, each sent several times, are stored once each when the session becomes full under them', async () => {
  const { later } = await fullSession('ses_rush');
  for (let link = 1; link <= 2; link++) {
    const at = later + link * 2 * DAY;
    await sessionOf('ses_rush').setClock(at);
    const batches = [0, 1, 2, 3].map((n) => batchOf('ses_rush', link * 10 + n, 1, { at }));
    const receipts = await Promise.all([...batches, ...batches, ...batches].map((batch) => sendAt(batch, at)));
    expect(receipts.filter(({ duplicate }) => !duplicate)).toHaveLength(4);
  }
  const chain = await chainOf('ses_rush');
  expect(chain.map((ids) => ids.length)).toEqual([1, 1, 4, 4]);
});

test('a follow-on session that is addressed by its own id goes on in the same chain', async () => {
  const { later, followOn } = await fullSession('ses_named');
  const at = later + 2 * DAY;
  await sessionOf(followOn).setClock(at);
  await sendAt(batchOf(followOn, 10, 1, { at }), at);
  await sessionOf('ses_named').setClock(at);
  await sendAt(batchOf('ses_named', 11, 1, { at }), at);
  expect(await chainOf('ses_named')).toEqual([['tab-0'], ['tab-1'], ['tab-10', 'tab-11']]);
});

test('a chain that grew unseen is followed a few sessions at a time, and what was found is kept', async () => {
  const { session, later, followOn } = await fullSession('ses_far');
  const chain = [followOn];
  let at = later;
  for (let seq = 10; seq < 20; seq++) {
    const last = sessionOf(chain.at(-1) ?? '');
    at += 2 * DAY;
    await last.setClock(at);
    await sendAt(batchOf(chain.at(-1) ?? '', seq, 1, { at }), at);
    chain.push(...(await last.followOns()));
  }
  await session.setClock(at);
  const batch = batchOf('ses_far', 30, 1, { at });
  const address = `/sessions/ses_far/batches/bat_30?sent=${at}`;
  expect(await statusOf(postBatch(batch, { address }))).toBe(503);
  expect(await session.followOns()).toEqual(chain.slice(0, 9));
  expect(await send(batch, { address })).toMatchObject({ accepted: 1, duplicate: false });
  expect(await session.followOns()).toEqual(chain);
  expect((await chainOf('ses_far')).at(-1)).toContain('tab-30');
});

test('whatever comes in which order, as often as it likes, over days and crashes: each event is in the chain once', async () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('send' as const),
        /** Which of the batches so far is sent again; a new one when it is none of them. */
        which: fc.nat(11),
        /** How long before its sending it was made, as this try tells. */
        age: fc.constantFrom(0, 0, 0, 20 * HOUR, 3 * DAY),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(13 * HOUR, 25 * HOUR) }),
    },
    fc.record({ do: fc.constantFrom('crash' as const, 'finish' as const), link: fc.nat(3) }),
  );
  let run = 0;
  let longest = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
      const sessionId = `ses_chain_${run++}`;
      const session = sessionOf(sessionId);
      let count = 0;
      let now = Date.now();
      for (const step of steps) {
        await session.setClock(now);
        if (step.do === 'wait') now += step.ms;
        else if (step.do === 'send') {
          const again = step.which < count;
          const nth = again ? step.which : count++;
          const receipt = await sendAt(batchOf(sessionId, nth * 2, 2), NOON + step.age);
          expect(receipt).toMatchObject({ accepted: 2, rejected: [], duplicate: again });
        } else {
          const chain = [sessionId, ...(await session.followOns())];
          const link = sessionOf(chain[step.link % chain.length] ?? sessionId);
          const reading = await link.read();
          if (!reading) continue;
          if (step.do === 'crash') await link.crash();
          else {
            await link.alarmAt(now + IDLE_MS);
            await link.confirm(reading.revision);
          }
        }
      }
      const chain = await chainOf(sessionId);
      longest = Math.max(longest, chain.length);
      expect(chain.flat().sort()).toEqual(Array.from({ length: count * 2 }, (_, seq) => `tab-${seq}`).sort());
    }),
    { numRuns: 20 },
  );
  expect(longest).toBeGreaterThan(2);
}, 60_000);
