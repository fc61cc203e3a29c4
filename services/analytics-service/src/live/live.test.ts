import { evictDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import type { LiveMessage, SessionState } from '@crow/contracts';
import { describe, expect, test, vi } from 'vitest';
import { askAs, moveOf, pulseOf } from '../../test/service.ts';

const live = exports.LiveMetrics;

async function snapshotOf(organizationId: string): Promise<LiveMessage> {
  const response = await askAs(organizationId, '/api/live/snapshot');
  expect(response.status).toBe(200);
  return response.json();
}

/** States as a listener sees them after these moves. */
async function stateAfter(organizationId: string, moves: [revision: number, state: SessionState][]) {
  await live.pulse(organizationId, pulseOf(Date.now(), [{ sessionId: 'ses_1' }]));
  for (const [revision, state] of moves) {
    await live.pulse(organizationId, moveOf({ sessionId: 'ses_1', revision, state, at: Date.now() }));
  }
  const { sessions } = await snapshotOf(organizationId);
  return sessions.map(({ revision, state }) => [revision, state]);
}

describe('the live view', () => {
  test('shows open sessions, the newest events and totals', async () => {
    const now = Date.now();
    await live.pulse(
      'org_shown',
      pulseOf(now - 1_000, [{ sessionId: 'ses_1', events: 3, path: '/cart' }, { sessionId: 'ses_2' }]),
    );
    await live.pulse('org_shown', pulseOf(now, [{ sessionId: 'ses_1', events: 2, path: '/checkout', country: 'NO' }]));
    const snapshot = await snapshotOf('org_shown');
    expect(snapshot.sessions).toMatchObject([
      { sessionId: 'ses_1', events: 5, path: '/checkout', country: 'NO', state: 'open', startedAt: now - 1_000 },
      { sessionId: 'ses_2', events: 1 },
    ]);
    expect(snapshot.recent.map(({ at }) => at)).toEqual([now, now - 1_000, now - 1_000]);
    expect(snapshot.totals).toMatchObject({ openSessions: 2, processingSessions: 0, eventsToday: 6, sessionsToday: 2 });
  });

  test('a session counts once, also when its opening is told before its events', async () => {
    const now = Date.now();
    await live.pulse('org_opened', moveOf({ sessionId: 'ses_1', revision: 1, state: 'open', at: now }));
    for (let pulse = 0; pulse < 2; pulse++) await live.pulse('org_opened', pulseOf(now, [{ sessionId: 'ses_1' }]));
    expect((await snapshotOf('org_opened')).totals).toMatchObject({ sessionsToday: 1, openSessions: 1 });
  });

  test('shows what an open session looks like so far, the newest reading, until it closes', async () => {
    const now = Date.now();
    const reading = (at: number, intent: 'browsing' | 'purchasing') => ({
      sessionId: 'ses_1',
      reading: { intent, stage: 'cart' as const, confidence: 0.6, friction: [], events: 4, at },
    });
    await live.pulse('org_read', pulseOf(now, [{ sessionId: 'ses_1' }, { sessionId: 'ses_2' }]));
    await live.pulse('org_read', pulseOf(now, [], { readings: [reading(now, 'purchasing')] }));
    await live.pulse('org_read', pulseOf(now, [], { readings: [reading(now - 60_000, 'browsing')] }));
    const readings = async () => {
      const { sessions } = await snapshotOf('org_read');
      return Object.fromEntries(sessions.map((session) => [session.sessionId, session.reading?.intent]));
    };
    expect(await readings()).toEqual({ ses_1: 'purchasing', ses_2: undefined });
    await live.pulse('org_read', moveOf({ sessionId: 'ses_1', revision: 1, state: 'closing', at: now }));
    expect(await readings()).toEqual({ ses_1: undefined, ses_2: undefined });
  });

  test('an event counts in its second, once', async () => {
    const now = Date.now();
    await live.pulse('org_series', pulseOf(now, [{ sessionId: 'ses_1', events: 4 }], { rejected: 1 }));
    const snapshot = await snapshotOf('org_series');
    if (snapshot.kind !== 'snapshot') throw new Error('not a snapshot');
    const seconds = snapshot.series.map(({ second }) => second);
    expect(seconds).toEqual(seconds.map((_, index) => (seconds[0] ?? 0) + index));
    expect(snapshot.series.filter(({ events }) => events > 0)).toEqual([
      { second: Math.floor(now / 1000), events: 4, rejected: 1 },
    ]);
  });

  test('outlives its object', async () => {
    await live.pulse('org_kept', pulseOf(Date.now(), [{ sessionId: 'ses_1', events: 2 }]));
    await evictDurableObject(env.ORGANIZATIONS.getByName('org_kept'));
    const snapshot = await snapshotOf('org_kept');
    expect(snapshot.recent).toHaveLength(1);
    expect(snapshot.totals.eventsToday).toBe(2);
  });

  test.each<[string, [number, SessionState][], [number, SessionState][]]>([
    [
      'a session moves on',
      [
        [1, 'closing'],
        [1, 'queued'],
      ],
      [[1, 'queued']],
    ],
    [
      'a late word of an earlier state changes nothing',
      [
        [1, 'queued'],
        [1, 'archived'],
      ],
      [[1, 'queued']],
    ],
    [
      'a finished session leaves',
      [
        [1, 'queued'],
        [1, 'freed'],
      ],
      [],
    ],
    [
      'and is not brought back by a late word',
      [
        [1, 'freed'],
        [1, 'queued'],
      ],
      [],
    ],
    [
      'late events bring a new revision',
      [
        [1, 'freed'],
        [2, 'open'],
      ],
      [[2, 'open']],
    ],
    [
      'a parked session is shown until its replay',
      [
        [1, 'queued'],
        [1, 'parked'],
      ],
      [[1, 'parked']],
    ],
    [
      'a replay leads back to the queue',
      [
        [1, 'queued'],
        [1, 'parked'],
        [1, 'queued'],
      ],
      [[1, 'queued']],
    ],
  ])('%s', async (name, moves, expected) => {
    expect(await stateAfter(`org_${name.replaceAll(' ', '_')}`, moves)).toEqual(expected);
  });
});

describe('a listener', () => {
  async function listen(organizationId: string) {
    const response = await askAs(organizationId, '/api/live', { upgrade: 'websocket' });
    const messages: LiveMessage[] = [];
    response.webSocket?.accept();
    response.webSocket?.addEventListener('message', ({ data }) =>
      messages.push(JSON.parse(String(data)) as LiveMessage),
    );
    return { response, messages, close: () => response.webSocket?.close(1000) };
  }

  test('gets a snapshot first, then what changed, then what closed', async () => {
    await live.pulse('org_heard', pulseOf(Date.now(), [{ sessionId: 'ses_1' }, { sessionId: 'ses_2' }]));
    const { response, messages, close } = await listen('org_heard');
    expect(response.status).toBe(101);
    await vi.waitFor(() => expect(messages).toMatchObject([{ kind: 'snapshot' }]));
    expect(messages[0]?.sessions).toHaveLength(2);
    await live.pulse('org_heard', pulseOf(Date.now(), [{ sessionId: 'ses_2', events: 5 }]));
    await vi.waitFor(() => expect(messages).toHaveLength(2), { timeout: 5_000 });
    expect(messages[1]).toMatchObject({ kind: 'update', closed: [], sessions: [{ sessionId: 'ses_2', events: 6 }] });
    expect(messages[1]?.recent).toHaveLength(1);
    await live.pulse('org_heard', moveOf({ sessionId: 'ses_1', revision: 1, state: 'freed', at: Date.now() }));
    await vi.waitFor(() => expect(messages).toHaveLength(3), { timeout: 5_000 });
    expect(messages[2]).toMatchObject({ kind: 'update', closed: ['ses_1'], sessions: [], recent: [] });
    close();
  });

  test('hears of a reading by itself', async () => {
    const now = Date.now();
    await live.pulse('org_told', pulseOf(now, [{ sessionId: 'ses_1' }]));
    const { messages } = await listen('org_told');
    await vi.waitFor(() => expect(messages).toHaveLength(1));
    const reading = {
      intent: 'comparing',
      stage: 'viewed',
      confidence: 0.6,
      friction: [],
      events: 4,
      at: now,
    } as const;
    const note = { sessionId: 'ses_1', reading: { ...reading, friction: [] } };
    await live.pulse('org_told', pulseOf(now, [], { batches: 0, readings: [note] }));
    await vi.waitFor(
      () => expect(messages.at(-1)?.sessions).toMatchObject([{ reading: { intent: 'comparing' } }]),
      5_000,
    );
  });

  test('hears nothing of other organizations', async () => {
    const { messages, close } = await listen('org_quiet');
    await live.pulse('org_loud', pulseOf(Date.now(), [{ sessionId: 'ses_1' }]));
    await live.pulse('org_quiet', pulseOf(Date.now(), [{ sessionId: 'ses_own' }]));
    await vi.waitFor(() => expect(messages).toHaveLength(2), { timeout: 5_000 });
    expect(messages.flatMap(({ sessions }) => sessions.map(({ sessionId }) => sessionId))).toEqual(['ses_own']);
    close();
  });

  test('has to ask for a WebSocket', async () => {
    expect((await askAs('org_1', '/api/live')).status).toBe(400);
  });
});

test('nobody gets in without a login', async () => {
  for (const path of ['/api/live', '/api/live/snapshot', '/api/usage']) {
    expect((await exports.default.fetch(new Request(`https://crow.example${path}`))).status).toBe(401);
  }
});
