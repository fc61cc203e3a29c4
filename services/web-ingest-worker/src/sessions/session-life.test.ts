import { env } from 'cloudflare:workers';
import type { WireEvent } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchOf, IDLE_MS, send } from '../../test/batches.ts';
import { archivedSession, inSession, sessionOf } from '../../test/session.ts';

const DAY = 24 * 3_600_000;

describe('an idle session', () => {
  test('is archived and queued, with its events in order', async () => {
    const session = sessionOf('ses_idle');
    await send(batchOf('ses_idle', 2, 2));
    await send(batchOf('ses_idle', 0, 2));
    expect(await session.alarmAt(Date.now() + IDLE_MS)).toBe(true);
    expect(await session.read()).toMatchObject({ state: 'queued', revision: 1 });
    const { context, events } = await archivedSession('ses_idle');
    expect(context).toMatchObject({ organizationId: 'org_1', revision: 1, keyId: 'key_1', visitorId: 'vis_1' });
    expect(events.map(({ id, url }) => [id, url])).toEqual(
      [0, 1, 2, 3].map((seq) => [`tab-${seq}`, 'https://shop.example/cart?step=1']),
    );
    expect([context.startedAt, context.endedAt]).toEqual([events[0]?.ts, events[3]?.ts]);
  });

  test('has the campaigns that the addresses of its page views name', async () => {
    const session = sessionOf('ses_campaign');
    const pages = [{ url: 'https://shop.example/?utm_source=news' }, { url: 'https://shop.example/cart' }];
    const events: WireEvent[] = [
      { type: 'page_view', page: 0 },
      { type: 'page_view', page: 1 },
      { type: 'page_view', page: 0, campaign: { source: 'told' } },
      { type: 'custom', name: 'did', page: 0 },
    ];
    await send(batchOf('ses_campaign', 0, 0, { pages, events }));
    await session.alarmAt(Date.now() + IDLE_MS);
    const archived = await archivedSession('ses_campaign');
    expect(archived.events.map((event) => event.type === 'page_view' && event.campaign)).toEqual([
      { source: 'news' },
      undefined,
      { source: 'told' },
      false,
    ]);
  });

  test('stays open when its alarm fires early', async () => {
    const session = sessionOf('ses_early');
    await send(batchOf('ses_early'));
    expect(await session.alarmAt(Date.now() + IDLE_MS - 5_000)).toBe(true);
    expect((await session.read())?.state).toBe('open');
    expect(await session.alarm()).toBeGreaterThan(Date.now());
  });

  test('is sent again and again until it is confirmed, each time after a longer wait', async () => {
    const session = sessionOf('ses_unheard');
    await send(batchOf('ses_unheard'));
    let now = Date.now() + IDLE_MS;
    const waits: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      await session.alarmAt(now);
      const next = Number((await session.rows()).session.attempt_at);
      waits.push(next - now);
      now = next;
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeLessThan(waits[4] ?? 0);
    expect((await session.read())?.state).toBe('queued');
  });

  test('says whether it is sent for the first time or again; a replay is neither', async () => {
    const session = sessionOf('ses_said');
    await send(batchOf('ses_said', 0, 1));
    const sent = await session.catchSent();
    await session.alarmAt(Date.now() + IDLE_MS);
    await session.alarmAt(Number((await session.rows()).session.attempt_at));
    await session.park(1);
    await session.replay(1);
    await send(batchOf('ses_said', 1, 1));
    await session.alarmAt(Date.now() + DAY);
    expect(sent.map((message) => [message.revision, message.sent])).toEqual([
      [1, 'first'],
      [1, 'again'],
      [1, undefined],
      [2, 'first'],
    ]);
  });

  test('that could not be sent is sent later, from the archive that it has', async () => {
    const session = sessionOf('ses_queue_down');
    await send(batchOf('ses_queue_down', 0, 1));
    await session.catchSent(true);
    await session.alarmAt(Date.now() + IDLE_MS);
    const { archive_key: key, attempt_at: next } = (await session.rows()).session;
    expect(await session.read()).toMatchObject({ state: 'archived', revision: 1 });
    const caught = await session.catchSent();
    await session.alarmAt(Number(next));
    expect(caught).toMatchObject([{ revision: 1, archiveKey: key }]);
    expect(await session.read()).toMatchObject({ state: 'queued' });
  });

  test('frees its batches once it is confirmed, and still knows what it saw', async () => {
    const session = sessionOf('ses_freed');
    await send(batchOf('ses_freed', 0, 3));
    await session.alarmAt(Date.now() + IDLE_MS);
    await session.confirm(1);
    expect((await session.rows()).batches).toBe(0);
    expect(await session.read()).toMatchObject({
      state: 'freed',
      events: [{ id: 'tab-0' }, { id: 'tab-1' }, { id: 'tab-2' }],
    });
    expect(await session.alarm()).toBeGreaterThan(Date.now() + 30 * DAY);
    expect(await send(batchOf('ses_freed', 0, 3))).toMatchObject({ accepted: 3, duplicate: true });
    expect((await session.read())?.revision).toBe(1);
  });

  test('keeps its batches when the archive is gone at the confirmation, and writes it again', async () => {
    const session = sessionOf('ses_robbed');
    await send(batchOf('ses_robbed'));
    await session.alarmAt(Date.now() + IDLE_MS);
    await env.ARCHIVE.delete(String((await session.rows()).session.archive_key));
    await session.confirm(1);
    expect(await session.read()).toMatchObject({ state: 'queued', revision: 1 });
    expect((await archivedSession('ses_robbed')).events).toHaveLength(2);
  });
});

describe('late events', () => {
  test('open the next revision, which holds all events', async () => {
    const session = sessionOf('ses_late');
    await send(batchOf('ses_late', 0, 2));
    await session.alarmAt(Date.now() + IDLE_MS);
    await session.confirm(1);
    await send(batchOf('ses_late', 2, 1));
    expect(await session.read()).toMatchObject({ state: 'open', revision: 2 });
    await session.alarmAt(Date.now() + DAY);
    expect((await archivedSession('ses_late')).events.map(({ id }) => id)).toEqual(['tab-0', 'tab-1', 'tab-2']);
  });

  test('make a confirmation of the older revision come too late', async () => {
    const session = sessionOf('ses_overtaken');
    await send(batchOf('ses_overtaken', 0, 1));
    await session.alarmAt(Date.now() + IDLE_MS);
    await send(batchOf('ses_overtaken', 1, 1));
    await session.confirm(1);
    await session.park(1);
    expect(await session.read()).toMatchObject({ state: 'open', revision: 2 });
    expect((await session.rows()).batches).toBe(2);
  });
});

describe('what is known of a session as a whole', () => {
  const consent = (given: boolean) => ({ analytics: true, personalization: given, aiProcessing: given });

  test('is what was told last by its own time, whenever it arrived', async () => {
    const now = Date.now();
    const session = sessionOf('ses_consent');
    await send(batchOf('ses_consent', 4, 1, { at: now, consent: consent(false), userId: 'new', platform: 'web' }));
    const late = {
      consent: consent(true),
      userId: 'old',
      groupId: 'team',
      platform: 'electron',
      visitorId: 'vis_0',
    } as const;
    await send(batchOf('ses_consent', 0, 1, { at: now - 60_000, ...late }));
    await session.alarmAt(Date.now() + IDLE_MS);
    expect((await archivedSession('ses_consent')).context).toMatchObject({
      consent: consent(false),
      userId: 'new',
      groupId: 'team',
      platform: 'electron',
      visitorId: 'vis_0',
    });
  });

  test.each(['kept', 'kept by a table without the newer columns'])(
    'stays so when the rest was freed, as its moments are %s',
    async (how) => {
      const sessionId = `ses_moments_${how.length}`;
      const session = sessionOf(sessionId);
      const now = Date.now();
      await send(batchOf(sessionId, 2, 1, { at: now, consent: consent(false), groupId: 'second' }));
      await session.alarmAt(Date.now() + IDLE_MS);
      await session.confirm(1);
      if (how !== 'kept') await session.dropColumns('follows', 'time_zone', 'moments', 'freed_moments');
      await send(batchOf(sessionId, 0, 1, { at: now - 60_000, consent: consent(true), groupId: 'first' }));
      await session.alarmAt(Date.now() + DAY);
      const { context, events } = await archivedSession(sessionId);
      expect(context).toMatchObject({ revision: 2, consent: consent(false), groupId: 'second' });
      expect(events.map(({ id }) => id)).toEqual(['tab-0', 'tab-2']);

      await session.confirm(2);
      const later = now + DAY - 60_000;
      await session.setClock(later);
      await send(batchOf(sessionId, 6, 1, { at: later, consent: consent(true) }));
      await session.alarmAt(Date.now() + 2 * DAY);
      expect((await archivedSession(sessionId)).context).toMatchObject({ consent: consent(true), groupId: 'second' });
    },
  );

  test('has the time zone of the place where it began, until a client tells its own', async () => {
    const session = sessionOf('ses_zone');
    const sender = { country: 'AT', timeZone: 'Europe/Vienna' };
    await send(batchOf('ses_zone', 0, 1, { at: Date.now() }), { sender });
    await session.alarmAt(Date.now() + IDLE_MS);
    expect((await archivedSession('ses_zone')).context.timeZone).toBe('Europe/Vienna');

    await session.confirm(1);
    await send(batchOf('ses_zone', 1, 1, { at: Date.now() }), { sender: { timeZone: 'Asia/Tokyo' } });
    await session.alarmAt(Date.now() + DAY);
    expect((await archivedSession('ses_zone')).context.timeZone).toBe('Europe/Vienna');

    await session.confirm(2);
    await send(batchOf('ses_zone', 2, 1, { at: Date.now(), context: { timeZone: 'Europe/Berlin' } }), { sender });
    await session.alarmAt(Date.now() + 2 * DAY);
    expect((await archivedSession('ses_zone')).context.timeZone).toBe('Europe/Berlin');
  });

  test('a user who is identified later takes the place of one who was identified in what is freed', async () => {
    const session = sessionOf('ses_identified');
    const identify = (userId: string): WireEvent => ({ type: 'identify', userId, t: 0 });
    await send(batchOf('ses_identified', 0, 0, { at: Date.now() - 1000, events: [identify('ann')] }));
    await session.alarmAt(Date.now() + IDLE_MS);
    expect((await archivedSession('ses_identified')).context.userId).toBe('ann');
    await session.confirm(1);
    await send(batchOf('ses_identified', 1, 0, { at: Date.now(), events: [identify('bea')] }));
    await session.alarmAt(Date.now() + DAY);
    expect((await archivedSession('ses_identified')).context.userId).toBe('bea');
  });
});

describe('a freed session', () => {
  const MONTH = 31 * DAY;
  const mine: WireEvent = { type: 'custom', name: 'x', id: 'mine' };
  const knownBatches = async (sessionId: string) =>
    inSession(sessionId, (_, { storage }) => {
      const [row] = storage.sql.exec(
        'SELECT length(freed_batches) AS batches, freed_numbers, freed_own_ids FROM session',
      );
      return row;
    });

  async function free(sessionId: string) {
    const session = sessionOf(sessionId);
    await send(batchOf(sessionId, 0, 0, { events: [mine, { type: 'custom', name: 'y' }] }));
    await session.alarmAt(Date.now() + IDLE_MS);
    await session.confirm(1);
    return session;
  }

  test('forgets its batches a month later, and reads in its archive what it holds when one comes all the same', async () => {
    const session = await free('ses_month');
    await session.alarmAt(Date.now() + MONTH + IDLE_MS);
    expect(await knownBatches('ses_month')).toEqual({
      batches: 0,
      freed_numbers: null,
      freed_own_ids: new ArrayBuffer(0),
    });
    expect(await session.alarm()).toBeGreaterThan(Date.now() + 2 * MONTH - DAY);
    await session.crash();
    const late = batchOf('ses_month', 0, 0, { events: [mine, { type: 'custom', name: 'y' }], platform: 'server' });
    expect(await send(late)).toMatchObject({ accepted: 0, duplicate: false, repeated: [0, 1] });
    expect(
      await send({ ...late, batchId: 'more', events: [mine, { type: 'custom', name: 'z', id: 'new' }] }),
    ).toMatchObject({
      accepted: 1,
      repeated: [0],
    });
    await session.alarmAt(Date.now() + 3 * MONTH);
    expect((await archivedSession('ses_month')).events.map(({ id }) => id).sort()).toEqual(['mine', 'new', 'tab-1']);
  });

  test('whose batches were freed before their ids were kept reads them in its archive, too', async () => {
    const session = await free('ses_earlier');
    await session.dropColumns('freed_numbers', 'freed_own_ids');
    const again = batchOf('ses_earlier', 0, 0, { events: [mine, { type: 'custom', name: 'y' }], batchId: 'other' });
    expect(await send(again)).toMatchObject({ accepted: 0, repeated: [0, 1] });
  });

  test.each(['a month later', 'when a batch comes'])(
    'leaves nothing behind when its archive is gone: %s',
    async (when) => {
      const sessionId = `ses_gone_${when.length}`;
      const session = await free(sessionId);
      await env.ARCHIVE.delete(String((await session.rows()).session.freed_archive_key));
      await session.alarmAt(Date.now() + 1); // nothing is due yet
      if (when === 'a month later') {
        await session.alarmAt(Date.now() + MONTH + IDLE_MS);
      } else {
        await inSession(
          sessionId,
          (_, { storage }) => void storage.sql.exec('UPDATE session SET freed_numbers = NULL'),
        );
        await session.crash();
      }
      await session.setClock(Date.now());
      const receipt = await send(batchOf(sessionId, 0, 0, { events: [mine] }));
      expect(receipt).toMatchObject({ accepted: 1, duplicate: false });
      expect(await session.read()).toMatchObject({ state: 'open', revision: 1, events: [{ id: 'mine' }] });
    },
  );
});

describe('a session that could not be processed', () => {
  test('waits without an alarm until it is replayed', async () => {
    const session = sessionOf('ses_parked');
    await send(batchOf('ses_parked'));
    await session.alarmAt(Date.now() + IDLE_MS);
    await session.park(1);
    expect((await session.read())?.state).toBe('parked');
    // The ledger is told of the batch; then nothing is left to do.
    await session.alarmAt(Date.now() + 60_000);
    expect(await session.alarm()).toBeNull();
    await session.replay(1);
    expect((await session.read())?.state).toBe('queued');
    await session.confirm(1);
    expect((await session.read())?.state).toBe('freed');
  });
});

test('whatever comes in which order, crashes included: each event is archived once', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), seq: fc.integer({ min: 0, max: 4 }) }) },
    fc.record({
      do: fc.constantFrom('crash' as const, 'idle' as const, 'confirm' as const, 'park' as const, 'replay' as const),
    }),
  );
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const sessionId = `ses_run_${run++}`;
      const session = sessionOf(sessionId);
      const sent = new Set<string>();
      let now = Date.now();
      for (const step of steps) {
        const revision = sent.size === 0 ? 0 : ((await session.read())?.revision ?? 0);
        if (step.do === 'send') {
          await send(batchOf(sessionId, step.seq * 2, 2));
          for (const seq of [step.seq * 2, step.seq * 2 + 1]) sent.add(`tab-${seq}`);
        } else if (sent.size === 0) continue;
        else if (step.do === 'crash') await session.crash();
        else if (step.do === 'idle') {
          now += DAY;
          await session.alarmAt(now);
        } else await session[step.do](revision);
      }
      if (sent.size === 0) return;
      const revision = (await session.read())?.revision ?? 0;
      await session.replay(revision);
      await session.alarmAt(now + 2 * DAY);
      await session.confirm(revision);
      const reading = await session.read();
      expect(reading?.state).toBe('freed');
      expect(reading?.events.map(({ id }) => id).sort()).toEqual([...sent].sort());
    }),
    { numRuns: 30 },
  );
}, 30_000);
