import { env } from 'cloudflare:workers';
import type { SessionEventIds } from '@crow/contracts';
import { expect, test } from 'vitest';
import { batchOf, IDLE_MS, keyToken, readerToken, send } from '../../test/batches.ts';
import { sessionOf } from '../../test/session.ts';
import { sessionStub } from './session-stub.ts';

const idsOf = async (sessionId: string, token?: string, organizationId = 'org_1') =>
  sessionStub(env, organizationId, sessionId).eventIds(token ?? (await readerToken(organizationId)));

test('the stored events of a session are told, before it is complete, after, and when it has gone on', async () => {
  const session = sessionOf('ses_ids');
  await send(batchOf('ses_ids', 0, 2));
  const [first, second] = [['tab-0', 'tab-1'], ['tab-2']];
  expect(await idsOf('ses_ids')).toEqual({ sessionId: 'ses_ids', eventIds: first, followedBy: [] });
  await session.alarmAt(Date.now() + IDLE_MS);
  await session.confirm(1);
  expect((await session.rows()).batches).toBe(0);
  await send(batchOf('ses_ids', 2, 1));
  expect(await idsOf('ses_ids')).toMatchObject({ eventIds: [...first, ...second] });
  const later = Date.now() + 2 * 24 * 3_600_000;
  await session.setClock(later);
  await send(batchOf('ses_ids', 3, 1, { at: later }), { address: `/sessions/ses_ids/batches/bat_3?sent=${later}` });
  const told = (await idsOf('ses_ids')) as SessionEventIds;
  expect(told.followedBy).toEqual(await session.followOns());
  expect(told.followedBy).toHaveLength(1);
});

test('nobody is told of what is not theirs', async () => {
  await send(batchOf('ses_ids_own'));
  expect(await idsOf('ses_ids_never')).toBeNull();
  expect(await idsOf('ses_ids_own', await readerToken('org_2'))).toBeNull();
  expect(await idsOf('ses_ids_own', await keyToken())).toMatchObject({ status: 403 });
  expect(await idsOf('ses_ids_own', 'nonsense')).toMatchObject({ status: 401 });
});
