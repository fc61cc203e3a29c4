import { runInDurableObject } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { type Arrival, type ArrivalSpan, arrivalAt, type LiveMessage, type UsageRecord } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { askAs, moveOf, pulseOf } from '../../test/service.ts';

const now = Date.now();
const SPAN: ArrivalSpan = { keyId: 'key_stolen', from: now - (now % 60_000), to: null, origin: null };
const arrivals = (keyId: string, events: number): Arrival[] => [arrivalAt(now, { keyId, origin: '', events })];

const reading = { intent: 'browsing', stage: 'none', confidence: 1, friction: [], events: 1, at: now } as const;

function pulse() {
  return pulseOf(
    now,
    [
      { sessionId: 'ses_own', visitorId: 'vis_own', events: 3, ...{ arrivals: arrivals('key_shop', 3) } },
      { sessionId: 'ses_fake', visitorId: 'vis_fake', events: 40, ...{ arrivals: arrivals('key_stolen', 40) } },
    ],
    { readings: [{ sessionId: 'ses_fake', reading: { ...reading, friction: [] } }] },
  );
}

const usage = (sessionId: string, revision = 1, keyId = 'key_shop'): UsageRecord => ({
  ...{ sessionId, revision, events: 10 * revision, interactions: 1, processedAt: now, arrivals: arrivals(keyId, 10) },
});

async function snapshotOf(organizationId: string): Promise<LiveMessage & { kind: 'snapshot' }> {
  return (await askAs(organizationId, '/api/live/snapshot')).json();
}

const monthsOf = async (organizationId: string) => (await askAs(organizationId, '/api/usage')).json();

/** Everything that the organization's object holds, as one text. */
function everything(organizationId: string): Promise<string> {
  const object: DurableObjectStub = env.ORGANIZATIONS.getByName(organizationId);
  return runInDurableObject(object, (_, { storage: { sql } }) => {
    const tables = sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf*'",
    );
    return JSON.stringify(tables.toArray().map(({ name }) => [name, sql.exec(`SELECT * FROM ${name}`).toArray()]));
  });
}

test('an erased session is gone from the live view and its totals, and what comes late of it does not bring it back', async () => {
  const organizationId = 'org_live';
  await exports.LiveMetrics.pulse(organizationId, pulse());
  await exports.Usage.record(organizationId, [usage('ses_fake')]);
  const removed = await exports.Erasure.erase(organizationId, ['ses_fake']);
  expect(removed).toEqual({ liveRows: 4, usageRecords: 1 });
  expect(await exports.Erasure.erase(organizationId, ['ses_fake'])).toEqual(removed);
  await exports.LiveMetrics.pulse(organizationId, pulse());
  await exports.LiveMetrics.pulse(
    organizationId,
    moveOf({ sessionId: 'ses_fake', revision: 2, state: 'open', at: now }),
  );
  await exports.Usage.record(organizationId, [usage('ses_fake', 2)]);
  const left = await everything(organizationId);
  for (const gone of ['ses_fake', 'vis_fake']) expect(left).not.toContain(gone);
  expect(left).toContain('vis_own');
  const { totals, sessions } = await snapshotOf(organizationId);
  expect(totals).toEqual({ openSessions: 1, processingSessions: 0, eventsToday: 6, sessionsToday: 1 });
  expect(sessions.map(({ sessionId }) => sessionId)).toEqual(['ses_own']);
});

test('a listener sees an erased session go', async () => {
  const organizationId = 'org_listener';
  await exports.LiveMetrics.pulse(organizationId, pulse());
  const { webSocket: socket } = await askAs(organizationId, '/api/live', { upgrade: 'websocket' });
  const messages: LiveMessage[] = [];
  socket?.accept();
  socket?.addEventListener('message', ({ data }) => messages.push(JSON.parse(String(data)) as LiveMessage));
  await vi.waitFor(() => expect(messages).toHaveLength(1));
  await exports.Erasure.erase(organizationId, ['ses_fake']);
  await vi.waitFor(() => expect(messages[1]).toMatchObject({ closed: ['ses_fake'], totals: { eventsToday: 3 } }), {
    timeout: 5_000,
  });
  socket?.close(1000);
});

test('what was counted for billing stays a sum without a name; what was hidden did not count, and does not afterwards', async () => {
  const organizationId = 'org_billed';
  await exports.Usage.record(organizationId, [usage('ses_own')]);
  await exports.Usage.record(organizationId, [usage('ses_person', 1)]);
  await exports.Usage.record(organizationId, [usage('ses_person', 2)]);
  await exports.Usage.record(organizationId, [usage('ses_fake', 1, 'key_stolen')]);
  await exports.QuarantinedTraffic.hide(organizationId, 'qua_1', SPAN, true);
  const before = await monthsOf(organizationId);
  expect(before).toMatchObject({ months: [{ sessions: 2, events: 30, interactions: 2 }] });
  for (let turn = 0; turn < 2; turn++) await exports.Erasure.erase(organizationId, ['ses_person', 'ses_fake']);
  expect(await monthsOf(organizationId)).toEqual(before);
  const left = await everything(organizationId);
  for (const gone of ['ses_person', 'ses_fake']) expect(left).not.toContain(gone);
});

test('sessions of a span that are not finished are found, page by page', async () => {
  const organizationId = 'org_unfinished';
  const ids = ['ses_a', 'ses_b', 'ses_c'];
  await exports.LiveMetrics.pulse(
    organizationId,
    pulseOf(now, [
      ...ids.map((sessionId) => ({ sessionId, ...{ arrivals: arrivals('key_stolen', 1) } })),
      { sessionId: 'ses_own', ...{ arrivals: arrivals('key_shop', 1) } },
    ]),
  );
  await exports.LiveMetrics.pulse(organizationId, moveOf({ sessionId: 'ses_b', revision: 1, state: 'freed', at: now }));
  expect(await exports.Erasure.unfinishedIn(organizationId, SPAN, '', 1)).toEqual(['ses_a']);
  expect(await exports.Erasure.unfinishedIn(organizationId, SPAN, 'ses_a', 9)).toEqual(['ses_c']);
});
