import { runDurableObjectAlarm } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { DeadLetterPage, Replay, ReplayAnswer } from '@crow/contracts';
import { expect, test, vi } from 'vitest';
import { askAs, deliver, read } from '../../test/pipeline.ts';

const PATH = '/api/dead-letters/replay';
const FAILED_AT = Date.now() - 3_600_000;

async function failSessions(organizationId: string, count: number, stage: string, reason: string) {
  const letters = Array.from({ length: count }, (_, index) => ({
    ...{ organizationId, sessionId: `ses_${stage}_${index}`, revision: 1, archiveKey: 'a' },
    ...{ stage, kind: 'transient', reason, failedAt: FAILED_AT + index },
  }));
  await deliver('crow-dead-letters', letters);
}

const begin = (organizationId: string, role: 'owner' | 'viewer', body: object) =>
  askAs(organizationId, role, PATH, { method: 'POST', body: JSON.stringify(body) });

/** The replay once it has ended; its alarm is helped along. */
function ended(organizationId: string): Promise<Replay> {
  return vi.waitFor(
    async () => {
      await runDurableObjectAlarm(env.REPLAYS.getByName(organizationId) as unknown as DurableObjectStub);
      const { replay } = await read<ReplayAnswer>(PATH, organizationId);
      if (replay?.state !== 'done') throw new Error('it is still running');
      return replay;
    },
    { timeout: 20_000, interval: 20 },
  );
}

const replaysOf = async (organizationId: string) =>
  (await env.SESSION_CONTROL.calls()).filter((call) => call.startsWith(`replay ${organizationId}/`));

test('all that match are sent again once, the others stay', async () => {
  await failSessions('org_many', 60, 'understand', 'The model gave no answer');
  await failSessions('org_many', 3, 'store', 'The catalog gave no answer');
  const filter = { stage: 'understand', reason: 'MODEL', since: FAILED_AT + 10 };
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  expect((await read<DeadLetterPage>(`/api/dead-letters?${query}&limit=5`, 'org_many')).total).toBe(50);

  expect((await begin('org_many', 'viewer', { id: 'rep_1', filter })).status).toBe(403);
  expect((await begin('org_many', 'owner', { id: 'rep_1', filter })).status).toBe(202);
  expect((await begin('org_many', 'owner', { id: 'rep_1', filter })).status).toBe(202);
  const replay = await ended('org_many');
  expect(replay).toMatchObject({ id: 'rep_1', total: 50, replayed: 50, failed: 0 });
  const sent = await replaysOf('org_many');
  expect(sent).toHaveLength(50);
  expect(new Set(sent).size).toBe(50);

  await begin('org_many', 'owner', { id: 'rep_1', filter });
  await runDurableObjectAlarm(env.REPLAYS.getByName('org_many') as unknown as DurableObjectStub);
  expect(await replaysOf('org_many')).toHaveLength(50);
});

test('one runs at a time, and what it was asked for is checked', async () => {
  await failSessions('org_busy', 30, 'embed', 'x');
  const [first, second] = await Promise.all([
    begin('org_busy', 'owner', { id: 'rep_a', filter: {} }),
    begin('org_busy', 'owner', { id: 'rep_b', filter: {} }),
  ]);
  expect([first.status, second.status].toSorted()).toEqual([202, 409]);
  await ended('org_busy');
  expect((await begin('org_busy', 'owner', { id: 'rep_c', filter: { stage: 'dream' } })).status).toBe(400);
  expect((await begin('org_busy', 'owner', { filter: {} })).status).toBe(400);
  expect(await read<ReplayAnswer>(PATH, 'org_elsewhere')).toEqual({ replay: null });
});
