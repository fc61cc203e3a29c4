import { exports } from 'cloudflare:workers';
import { type Arrival, type ArrivalSpan, arrivalAt, type LiveMessage } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { askAs, pulseOf } from '../../test/service.ts';

const live = exports.LiveMetrics;
const quarantined = exports.QuarantinedTraffic;
const now = Date.now();
const SPAN: ArrivalSpan = { keyId: 'key_stolen', from: now - (now % 60_000), to: null, origin: null };

const arrivals = (keyId: string, events: number, origin = ''): Arrival[] => [arrivalAt(now, { keyId, origin, events })];

async function snapshotOf(organizationId: string): Promise<LiveMessage & { kind: 'snapshot' }> {
  return (await askAs(organizationId, '/api/live/snapshot')).json();
}

async function fill(organizationId: string) {
  const pulse = pulseOf(now, [
    { sessionId: 'ses_own', events: 3, ...{ arrivals: arrivals('key_shop', 3) } },
    { sessionId: 'ses_fake', events: 40, ...{ arrivals: arrivals('key_stolen', 40, 'https://evil.example') } },
    { sessionId: 'ses_mixed', events: 5, ...{ arrivals: [...arrivals('key_shop', 4), ...arrivals('key_stolen', 1)] } },
  ]);
  await live.pulse(organizationId, pulse);
}

/** What may not differ before a quarantine and after it was lifted. */
async function shown(organizationId: string) {
  const { sessions, recent, totals } = await snapshotOf(organizationId);
  return { sessions, recent, totals };
}

test('the live view is without hidden sessions, and as before when they are let back', async () => {
  await fill('org_hides');
  const before = await shown('org_hides');
  expect(await quarantined.countUnfinished('org_hides', SPAN)).toBe(2);
  expect(await quarantined.countUnfinished('org_hides', { ...SPAN, origin: 'https://evil.example' })).toBe(1);
  for (let turn = 0; turn < 2; turn++) await quarantined.hide('org_hides', 'qua_1', SPAN, true);
  const hidden = await shown('org_hides');
  expect(hidden.sessions.map(({ sessionId }) => sessionId)).toEqual(['ses_own']);
  expect(hidden.recent.map(({ sessionId }) => sessionId)).toEqual(['ses_own']);
  expect(hidden.totals).toEqual({ openSessions: 1, processingSessions: 0, eventsToday: 3, sessionsToday: 1 });
  await fill('org_hides');
  expect((await shown('org_hides')).totals).toMatchObject({ eventsToday: 6, sessionsToday: 1 });
  await quarantined.hide('org_hides', 'qua_1', SPAN, false);
  const after = await shown('org_hides');
  expect(after.sessions.map(({ sessionId }) => sessionId).sort()).toEqual(
    before.sessions.map(({ sessionId }) => sessionId).sort(),
  );
  expect(after.totals).toMatchObject({ openSessions: 3, eventsToday: 2 * before.totals.eventsToday, sessionsToday: 3 });
});

test('a listener sees sessions go and come back', async () => {
  await fill('org_listens');
  const { webSocket: socket } = await askAs('org_listens', '/api/live', { upgrade: 'websocket' });
  const messages: LiveMessage[] = [];
  socket?.accept();
  socket?.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data)) as LiveMessage));
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  await quarantined.hide('org_listens', 'qua_1', { ...SPAN, origin: 'https://evil.example' }, true);
  await vi.waitFor(() => expect(messages).toHaveLength(2), { timeout: 5_000 });
  expect(messages[1]).toMatchObject({ closed: ['ses_fake'], sessions: [], totals: { openSessions: 2 } });
  await quarantined.hide('org_listens', 'qua_1', { ...SPAN, origin: 'https://evil.example' }, false);
  await vi.waitFor(() => expect(messages).toHaveLength(3), { timeout: 5_000 });
  expect(messages[2]).toMatchObject({ closed: [], sessions: [{ sessionId: 'ses_fake' }], totals: { openSessions: 3 } });
  socket?.close(1000);
});

test('the usage counts hidden sessions no longer, and again when they are let back; what is forgotten never again', async () => {
  const record = (sessionId: string, keyId: string, revision = 1) =>
    exports.Usage.record('org_used', [
      { sessionId, revision, events: 10, interactions: 1, processedAt: now, arrivals: arrivals(keyId, 10) },
    ]);
  const sessionsUsed = async () => {
    const { months } = (await (await askAs('org_used', '/api/usage')).json()) as { months: { sessions: number }[] };
    return months.reduce((sum, { sessions }) => sum + sessions, 0);
  };
  await record('ses_own', 'key_shop');
  await record('ses_fake', 'key_stolen', 2);
  await record('ses_fake', 'key_shop', 1); // an older revision that comes late
  expect(await sessionsUsed()).toBe(2);
  await quarantined.hide('org_used', 'qua_1', SPAN, true);
  expect(await sessionsUsed()).toBe(1);
  await quarantined.hide('org_used', 'qua_1', SPAN, false);
  expect(await sessionsUsed()).toBe(2);
});

test('the chart of events per second is without what is quarantined, also for who listens already, and as before when it is let back', async () => {
  const sources = [
    { keyId: 'key_shop', origin: '', events: 3, rejected: 0 },
    { keyId: 'key_stolen', origin: 'https://evil.example', events: 40, rejected: 7 },
  ];
  const at = Date.now();
  await live.pulse(
    'org_chart',
    pulseOf(at, [{ sessionId: 'ses_1', events: 43 }], { events: 43, rejected: 7, sources }),
  );
  const sums = (series: { events: number; rejected: number }[] = []) =>
    series.reduce((sum, { events, rejected }) => [(sum[0] ?? 0) + events, (sum[1] ?? 0) + rejected], [0, 0]);
  const charted = async () => sums((await snapshotOf('org_chart')).series);
  expect(await charted()).toEqual([43, 7]);
  const { webSocket: socket } = await askAs('org_chart', '/api/live', { upgrade: 'websocket' });
  const messages: LiveMessage[] = [];
  socket?.accept();
  socket?.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data)) as LiveMessage));
  await quarantined.hide('org_chart', 'qua_1', SPAN, true);
  expect(await charted()).toEqual([3, 0]);
  await vi.waitFor(() => expect(sums(messages.at(-1)?.series)).toEqual([3, 0]), { timeout: 5_000 });
  await quarantined.hide('org_chart', 'qua_2', { ...SPAN, origin: 'https://other.example' }, true);
  await quarantined.hide('org_chart', 'qua_1', SPAN, false);
  expect(await charted()).toEqual([43, 7]);
  socket?.close(1000);
});
