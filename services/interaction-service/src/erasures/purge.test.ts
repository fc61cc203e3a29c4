import { env } from 'cloudflare:workers';
import {
  type Arrival,
  arrivalAt,
  type CompleteSession,
  type DeadLetterPage,
  type PeoplePage,
  type ProvisionalReading,
  type PurgePreview,
  type Quarantine,
  type QuarantineRequest,
  type Role,
  type SessionPage,
} from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { eraseAll, eraseUntil } from '../../test/erasures.ts';
import { everythingOf, textOf } from '../../test/everything.ts';
import { identify, sessionOn } from '../../test/people.ts';
import { archive, askAs, deliver, process, read, sessionOf } from '../../test/pipeline.ts';
import { anInteraction } from '../../test/readings.ts';
import { reanalyze } from '../../test/reanalyses.ts';
import { catalogOf } from '../catalog/catalog.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const STOLEN: QuarantineRequest = { keyId: 'key_stolen', from: NOON, to: null, origin: null };
const NAME = 'Name of key_stolen';

const at = (minute: number, keyId = 'key_stolen'): Arrival =>
  arrivalAt(NOON + minute * MINUTE, { keyId, origin: '', events: 1 });
function came({ context, events }: CompleteSession, ...arrivals: Arrival[]): CompleteSession {
  return { context: { ...context, arrivals }, events };
}

async function post<T>(organizationId: string, path: string, body: unknown = {}, role: Role = 'owner') {
  const response = await askAs(organizationId, role, path, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as T };
}
const quarantine = async (organizationId: string, span = STOLEN) =>
  (await post<Quarantine>(organizationId, '/api/quarantines', span)).body;
const purge = (organizationId: string, { quarantineId }: Quarantine, body: object = {}, role: Role = 'owner') =>
  post<Quarantine>(organizationId, `/api/quarantines/${quarantineId}/purge`, { keyName: NAME, ...body }, role);
const told = (organizationId: string, { quarantineId }: Quarantine) =>
  read<Quarantine>(`/api/quarantines/${quarantineId}`, organizationId);

/** A shop with an own session, two fake ones of two visitors, and one of both keys. */
async function shop(organizationId: string) {
  const visit = (visitor: string, sessionId: string, minute: number, user: string, ...arrivals: Arrival[]) =>
    came(sessionOn(visitor, sessionId, minute, [identify(user, { plan: user })], { organizationId }), ...arrivals);
  const sessions = [
    visit('vis_own', 'ses_own', 5, 'ada', at(1, 'key_shop')),
    visit('vis_fake', 'ses_fake1', 1, 'mallory', at(2)),
    visit('vis_own', 'ses_fake2', 2, 'ada', at(3)),
    visit('vis_mixed', 'ses_mixed', 3, 'eve', at(4), at(4, 'key_shop')),
  ];
  await process(await Promise.all(sessions.map(archive)));
}

describe('erasing for good', () => {
  test('takes every reading of a session: those that took the place of the first, and what the live view showed', async () => {
    const organizationId = 'org_reread';
    await shop(organizationId);
    for (const sessionId of ['ses_fake1', 'ses_own']) {
      const interactions = [anInteraction({ headline: `Now ${sessionId}`, searchText: `now ${sessionId}` })];
      await env.UNDERSTANDER.sayOf(sessionId, { intent: 'support', interactions });
      const reading: ProvisionalReading = {
        ...{ intent: 'browsing', stage: 'none', confidence: 0.5, friction: [] },
        ...{ events: 1, at: NOON },
      };
      await catalogOf(env, organizationId).keepLiveReadings([{ sessionId, readings: [reading] }]);
    }
    expect((await reanalyze(organizationId)).results).toMatchObject({ changed: 2 });
    const before = textOf(await everythingOf(organizationId));
    for (const there of ['Now ses_fake1', 'r1.e1.json']) expect(before).toContain(there);
    const made = await quarantine(organizationId);
    await purge(organizationId, made);
    await eraseAll(organizationId);
    expect(await told(organizationId, made)).toMatchObject({ state: 'purged', purge: { erased: { sessions: 2 } } });
    const after = await everythingOf(organizationId);
    expect(textOf(after)).not.toMatch(/ses_fake/);
    const ids = (after.tables.get('interactions') ?? []).map((row) => row.interaction_id);
    expect(after.vectors.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(textOf(after)).toContain('Now ses_own');
    // Who had come before in an erased session only is new, for both ways of searching.
    for (const { metadata } of [...after.vectors, ...after.words])
      expect(String(metadata)).toContain('"returning":false');
  });

  test('is previewed, asked for with the name of the key, and leaves nothing of what it covers', async () => {
    await shop('org_purge');
    const made = await quarantine('org_purge');
    const path = `/api/quarantines/${made.quarantineId}/purge`;
    expect(await read<PurgePreview>(path, 'org_purge')).toEqual({
      ...{ sessions: 2, mixed: 1, events: 3, interactions: 3, unfinished: 2, failed: 0 },
      ...{ firstAt: Date.UTC(2026, 10, 24) + MINUTE, lastAt: Date.UTC(2026, 10, 24) + 3 * MINUTE },
    });
    expect(await post('org_purge', path, { keyName: 'another' })).toMatchObject({
      status: 400,
      body: { place: { field: 'keyName' } },
    });
    const begun = await purge('org_purge', made);
    expect(begun).toMatchObject({ status: 202, body: { state: 'purging', purge: { begunBy: 'user:u1', waiting: 0 } } });
    expect((await post('org_purge', `/api/quarantines/${made.quarantineId}/lift`)).status).toBe(409);
    await eraseUntil('org_purge', Date.now() + 1_000);
    expect(await told('org_purge', made)).toMatchObject({ state: 'purging', purge: { waiting: 0, settling: 2 } });
    await eraseAll('org_purge');
    const purged = await told('org_purge', made);
    expect(purged).toMatchObject({ state: 'purged', counts: { sessions: 0, mixed: 1 }, purge: { settling: 0 } });
    expect(purged.purge?.erased).toEqual({
      ...{ sessions: 2, events: 6, batches: 4, archives: 0, results: 2, interactions: 2, forecasts: 4, deadLetters: 0 },
      ...{ people: 2, vectors: 2, liveRows: 2, usageRecords: 2 },
    });
    const left = textOf(await everythingOf('org_purge'));
    for (const gone of ['ses_fake', 'vis_fake', 'mallory']) expect(left).not.toContain(gone);
    expect(await env.ERASURE.erased('org_purge')).toEqual(['ses_fake1', 'ses_fake2']);
    const { people } = await read<PeoplePage>('/api/people', 'org_purge');
    expect(people).toMatchObject([{ userIds: ['ada'], visitorIds: ['vis_own'], sessions: 1 }]);
    expect((await purge('org_purge', made)).body).toMatchObject({ state: 'purged' });
    const actions = (await env.RECORDS.entries('org_purge')).map(({ action, outcome }) => [action, outcome]);
    expect(actions).toEqual([
      ['quarantine_made', 'done'],
      ['quarantine_purge_begun', 'done'],
      ['quarantine_purged', 'done'],
    ]);
    const entries = JSON.stringify(await env.RECORDS.entries('org_purge'));
    expect(entries).not.toMatch(/ses_|vis_/);
  });

  test('leaves mixed sessions hidden, unless they are asked for', async () => {
    await shop('org_mixed');
    const made = await quarantine('org_mixed');
    await purge('org_mixed', made);
    await eraseAll('org_mixed');
    const hidden = await read<SessionPage>('/api/sessions?quarantine=only', 'org_mixed');
    expect(hidden.sessions.map(({ sessionId }) => sessionId)).toEqual(['ses_mixed']);
    expect((await purge('org_mixed', made, { includesMixed: true })).body.state).toBe('purging');
    await eraseAll('org_mixed');
    expect(await told('org_mixed', made)).toMatchObject({ state: 'purged', purge: { erased: { sessions: 3 } } });
    expect(textOf(await everythingOf('org_mixed'))).not.toContain('ses_mixed');
  });

  test('takes open sessions, failed ones and those that follow; what came otherwise meanwhile stays', async () => {
    const organizationId = 'org_open';
    await env.ERASURE.open(organizationId, ['ses_open', 'ses_turned']);
    await env.SESSION_CONTROL.came(organizationId, 'ses_open', { arrivals: [at(1)], followedBy: ['ses_next'] });
    await env.SESSION_CONTROL.came(organizationId, 'ses_next', { arrivals: [at(1, 'key_shop')], followedBy: [] });
    await env.SESSION_CONTROL.came(organizationId, 'ses_turned', {
      arrivals: [at(1), at(2, 'key_shop')],
      followedBy: [],
    });
    await env.SESSION_CONTROL.came(organizationId, 'ses_failed', { arrivals: [at(3)], followedBy: [] });
    const letter = {
      organizationId,
      revision: 1,
      archiveKey: 'a',
      stage: 'store',
      kind: 'permanent',
      reason: 'x',
      failedAt: NOON,
    };
    await deliver('crow-dead-letters', [
      { ...letter, sessionId: 'ses_failed' },
      { ...letter, sessionId: 'ses_other' },
    ]);
    const made = await quarantine(organizationId);
    await purge(organizationId, made);
    await eraseAll(organizationId);
    expect(await env.ERASURE.erased(organizationId)).toEqual(['ses_failed', 'ses_next', 'ses_open']);
    const { deadLetters } = await read<DeadLetterPage>('/api/dead-letters', organizationId);
    expect(deadLetters.map(({ sessionId }) => sessionId)).toEqual(['ses_other']);
    expect(textOf(await everythingOf(organizationId))).not.toMatch(/ses_(failed|next|open|turned)/);
    expect(await env.SESSION_CONTROL.calls()).toContain(`refused ${organizationId}/key_stolen/0`);
  });

  test('goes on for what comes later in its time with its key, until it is lifted; what was erased does not come back', async () => {
    const organizationId = 'org_late';
    await shop(organizationId);
    const made = await quarantine(organizationId);
    await purge(organizationId, made);
    await eraseAll(organizationId);
    const again = await archive(came(sessionOf('ses_fake1', { organizationId, revision: 2 }), at(60)));
    const late = await archive(came(sessionOf('ses_late', { organizationId }), at(99)));
    const letter = { ...again, stage: 'store', kind: 'transient', reason: 'x', failedAt: NOON };
    await process([again, late]);
    await deliver('crow-dead-letters', [letter]);
    await eraseAll(organizationId);
    expect(textOf(await everythingOf(organizationId))).not.toMatch(/ses_(fake1|late)/);
    expect(await told(organizationId, made)).toMatchObject({ state: 'purged', purge: { erased: { sessions: 3 } } });
    const lifted = await post<Quarantine>(organizationId, `/api/quarantines/${made.quarantineId}/lift`);
    expect(lifted.body).toMatchObject({ state: 'lifted', purge: { erased: { sessions: 3 } } });
    await process([await archive(came(sessionOf('ses_after', { organizationId }), at(120))), again]);
    await eraseAll(organizationId);
    const { sessions } = await read<SessionPage>('/api/sessions', organizationId);
    expect(sessions.map(({ sessionId }) => sessionId).sort()).toEqual(['ses_after', 'ses_mixed', 'ses_own']);
    expect((await purge(organizationId, made)).status).toBe(409);
  });

  test('of a session that a neighbour does not answer for is tried again, and holds up no other', async () => {
    await shop('org_slow');
    const made = await quarantine('org_slow');
    await purge('org_slow', made);
    await env.SESSION_CONTROL.failErasing(3);
    await eraseAll('org_slow');
    expect(await told('org_slow', made)).toMatchObject({
      state: 'purged',
      purge: { erased: { sessions: 2, vectors: 2 } },
    });
  });

  test('is for owners and admins, and others who try are on record', async () => {
    const made = await quarantine('org_roles');
    for (const role of ['analyst', 'viewer'] as const) {
      expect((await purge('org_roles', made, {}, role)).status).toBe(403);
      expect((await askAs('org_roles', role, `/api/quarantines/${made.quarantineId}/purge`)).status).toBe(403);
    }
    expect((await purge('org_else', made)).status).toBe(404);
    const refused = (await env.RECORDS.entries('org_roles')).filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ action }) => action)).toEqual(['quarantine_purge_begun', 'quarantine_purge_begun']);
  });
});
