import { env } from 'cloudflare:workers';
import type {
  CompleteSession,
  IdentityLink,
  PeoplePage,
  PersonDetail,
  SessionDetail,
  SessionPage,
} from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { identify, type Said, sessionOn } from '../../test/people.ts';
import { archive, askAs, process, read } from '../../test/pipeline.ts';

async function processAll(organizationId: string, sessions: CompleteSession[]): Promise<void> {
  const own = sessions.map(({ context, events }) => ({ context: { ...context, organizationId }, events }));
  await process(await Promise.all(own.map(archive)));
}

async function find(organizationId: string, q: string): Promise<PersonDetail> {
  const { people } = await read<PeoplePage>(`/api/people?q=${encodeURIComponent(q)}`, organizationId);
  if (people.length !== 1) throw new Error(`${people.length} persons have an id that begins with ${q}`);
  return read(`/api/people/${people[0]?.personId}`, organizationId);
}

const sessionsOf = ({ recent }: PersonDetail) => recent.map(({ sessionId }) => sessionId).sort();
const change = (
  organizationId: string,
  { linkId }: { linkId: string },
  verb: 'undo' | 'redo',
  role = 'analyst' as const,
) => askAs(organizationId, role, `/api/people/links/${linkId}/${verb}`, { method: 'POST' });

describe('a user on two devices', () => {
  const organizationId = 'org_ada';
  const visit: Said = { type: 'page_view', referrer: 'https://www.google.com/' };
  const sessions = [
    sessionOn('vis_desk', 'ses_before', 1, [visit]),
    sessionOn('vis_desk', 'ses_login', 2, [
      identify('ada', { plan: 'free', city: 'Lund' }),
      { type: 'group', groupId: 'acme' },
    ]),
    sessionOn('vis_phone', 'ses_phone', 3, [{ type: 'page_view' }, identify('ada', { plan: 'pro' })]),
    sessionOn('vis_else', 'ses_else', 4),
    sessionOn('vis_null', 'ses_null', 5, [identify('null')]),
  ];

  test('is one person with all sessions, traits and groups, and knows why', async () => {
    await processAll(organizationId, sessions.toReversed());
    const ada = await find(organizationId, 'ada');
    expect(sessionsOf(ada)).toEqual(['ses_before', 'ses_login', 'ses_phone']);
    expect(ada).toMatchObject({ userIds: ['ada'], sessions: 3, traits: { plan: 'pro', city: 'Lund' } });
    expect(ada.visitorIds.toSorted()).toEqual(['vis_desk', 'vis_phone']);
    expect(ada.groups).toMatchObject([{ groupId: 'acme' }]);
    expect(ada.touches.first).toMatchObject({ sessionId: 'ses_before', acquisition: { channel: 'organic_search' } });
    expect(ada.links).toMatchObject([
      {
        kind: 'identify',
        fromId: 'vis_desk',
        toId: 'ada',
        state: 'live',
        sessionId: 'ses_login',
        eventId: 'ses_login-0',
      },
      {
        kind: 'identify',
        fromId: 'vis_phone',
        toId: 'ada',
        state: 'live',
        sessionId: 'ses_phone',
        eventId: 'ses_phone-1',
      },
    ]);
  });

  test('is told on each session’s page, with what led to it', async () => {
    const detail = await read<SessionDetail>('/api/sessions/ses_phone', organizationId);
    expect(detail.person?.userId).toBe('ada');
    expect(detail.acquisition).toMatchObject({ channel: 'direct', landingPath: '/start' });
    expect(detail.touches?.lastNonDirect).toMatchObject({ sessionId: 'ses_before' });
    const alone = await read<SessionDetail>('/api/sessions/ses_else', organizationId);
    expect(alone.person).toEqual({ personId: 'vis_else' });
  });

  test('stands in the list once, beside those who are nobody’s, seen last first', async () => {
    const { people } = await read<PeoplePage>('/api/people', organizationId);
    expect(people.map(({ userIds, visitorIds }) => userIds[0] ?? visitorIds[0])).toEqual([
      'vis_null',
      'vis_else',
      'ada',
    ]);
    const [first] = (await read<PeoplePage>('/api/people?limit=1', organizationId)).people;
    expect(first?.visitorIds).toEqual(['vis_null']);
  });

  test('loses a device with an undone link, keeps that through the same again, and gets it back exactly', async () => {
    const before = await find(organizationId, 'ada');
    const [desk] = before.links;
    if (!desk) throw new Error('there is no link');
    const undone = (await (await change(organizationId, desk, 'undo')).json()) as IdentityLink;
    expect(undone).toMatchObject({ state: 'undone', changedBy: 'user:u1' });
    const apart = await find(organizationId, 'ada');
    expect(sessionsOf(apart)).toEqual(['ses_phone']);
    expect(apart.traits).toEqual({ plan: 'pro' });
    expect(sessionsOf(await read('/api/people/vis_desk', organizationId))).toEqual(['ses_before', 'ses_login']);
    await processAll(organizationId, [...sessions, sessionOn('vis_desk', 'ses_again', 9, [identify('ada')])]);
    expect(sessionsOf(await find(organizationId, 'ada'))).toEqual(['ses_phone']);
    expect((await change(organizationId, desk, 'redo')).status).toBe(200);
    const after = await find(organizationId, 'ada');
    expect(sessionsOf(after)).toEqual(['ses_again', ...sessionsOf(before)].sort());
    expect(after.traits).toEqual(before.traits);
  });

  test('is seen and changed by who may, and by no other organization', async () => {
    const { personId, links } = await find(organizationId, 'ada');
    const [link] = links;
    if (!link) throw new Error('there is no link');
    for (const verb of ['undo', 'redo'] as const) {
      const path = `/api/people/links/${link.linkId}/${verb}`;
      expect((await askAs(organizationId, 'viewer', path, { method: 'POST' })).status).toBe(403);
      expect((await askAs('org_2', 'owner', path, { method: 'POST' })).status).toBe(404);
    }
    expect((await askAs(organizationId, 'viewer', `/api/people/${personId}`)).status).toBe(200);
    expect((await askAs('org_2', 'owner', `/api/people/${personId}`)).status).toBe(404);
    expect((await read<PeoplePage>('/api/people?q=ada', 'org_2')).people).toEqual([]);
    expect((await find(organizationId, 'ada')).links[0]?.state).toBe('live');
  });

  test('and every change of it is on record, once, as are tries of who may not', async () => {
    const { links } = await find(organizationId, 'ada');
    const [link] = links;
    if (!link) throw new Error('there is no link');
    const recorded = async () => (await env.RECORDS.entries(organizationId)).map((one) => [one.action, one.outcome]);
    const before = (await recorded()).length;
    for (const verb of ['undo', 'undo', 'redo'] as const) await change(organizationId, link, verb);
    expect((await recorded()).slice(before)).toEqual([
      ['merge_undone', 'done'],
      ['merge_redone', 'done'],
    ]);
    expect(await recorded()).toContainEqual(['merge_undone', 'refused']);
    expect(JSON.stringify(await env.RECORDS.entries(organizationId))).not.toContain('"ada"');
  });
});

test('on a shared device each session is its user’s, an anonymous one the next one’s', async () => {
  await processAll('org_shared', [
    sessionOn('vis_tab', 'ses_1', 1),
    sessionOn('vis_tab', 'ses_2', 2, [identify('ada')]),
    sessionOn('vis_tab', 'ses_3', 3),
    sessionOn('vis_tab', 'ses_4', 4, [identify('bob')]),
    sessionOn('vis_tab', 'ses_5', 5),
  ]);
  const [ada, bob] = [await find('org_shared', 'ada'), await find('org_shared', 'bob')];
  expect(sessionsOf(ada)).toEqual(['ses_1', 'ses_2']);
  expect(sessionsOf(bob)).toEqual(['ses_3', 'ses_4', 'ses_5']);
  expect([ada, bob].map(({ devices }) => devices[0]?.shared)).toEqual([true, true]);
});

test('a session whose visitor said no to personalization is nobody’s but the visitor’s', async () => {
  const consent = { analytics: true, personalization: false, aiProcessing: true };
  await processAll('org_no', [
    sessionOn('vis_a', 'ses_yes', 2, [identify('ada')]),
    sessionOn('vis_a', 'ses_no', 1, [identify('ada', { secret: 'x' })], { consent }),
  ]);
  const ada = await find('org_no', 'ada');
  expect(sessionsOf(ada)).toEqual(['ses_yes']);
  expect(ada.traits).toEqual({});
  const { person } = await read<SessionDetail>('/api/sessions/ses_no', 'org_no');
  expect(person).toEqual({ personId: 'vis_a' });
});

describe('a visitor who says no to personalization after a yes', () => {
  const no = { consent: { analytics: true, personalization: false, aiProcessing: true } };
  const before = [
    sessionOn('vis_desk', 'ses_around', 1),
    sessionOn('vis_desk', 'ses_login', 2, [
      identify('ada', { city: 'Lund' }),
      { type: 'alias', previousId: 'lead-1', userId: 'ada' },
    ]),
    sessionOn('vis_phone', 'ses_phone', 3, [identify('ada', { plan: 'pro' })]),
    sessionOn('vis_shop', 'ses_lead', 3, [identify('lead-1')]),
  ];
  const withdrawal = sessionOn('vis_desk', 'ses_no', 5, [{ type: 'page_view' }], no);

  test.each([
    ['in their order', [...before, withdrawal]],
    ['the no first', [withdrawal, ...before]],
    ['and the earlier ones processed again', [...before, withdrawal, ...before]],
  ])('takes back what was told on that device: links, sessions, traits; sessions came %s', async (name, sessions) => {
    const organizationId = `org_no_${name.length}`;
    await processAll(organizationId, sessions);
    const ada = await find(organizationId, 'ada');
    expect(ada).toMatchObject({ userIds: ['ada'], visitorIds: ['vis_phone'], traits: { plan: 'pro' } });
    expect(sessionsOf(ada)).toEqual(['ses_phone']);
    expect(sessionsOf(await read('/api/people/vis_desk', organizationId))).toEqual([
      'ses_around',
      'ses_login',
      'ses_no',
    ]);
    expect(sessionsOf(await find(organizationId, 'lead-1'))).toEqual(['ses_lead']);
    const taken = ada.links.filter(({ state }) => state === 'withdrawn');
    expect(taken.map(({ kind, fromId, sessionId }) => [kind, fromId, sessionId]).sort()).toEqual([
      ['alias', 'lead-1', 'ses_login'],
      ['identify', 'vis_desk', 'ses_login'],
    ]);
    expect(taken[0]?.withdrawnAt).toBe(withdrawal.context.endedAt);
    const { person } = await read<SessionDetail>('/api/sessions/ses_login', organizationId);
    expect(person).toEqual({ personId: 'vis_desk' });
    const stored = await env.CATALOG.prepare('SELECT name FROM traits WHERE organization_id = ? AND visitor_id = ?')
      .bind(organizationId, 'vis_desk')
      .all();
    expect(stored.results).toEqual([]);
  });

  test('is asked again: nobody redoes it, and a later yes joins what comes after it and nothing before', async () => {
    await processAll('org_no_yes', [...before, withdrawal]);
    const [link] = (await find('org_no_yes', 'ada')).links.filter(({ kind }) => kind === 'identify');
    if (!link) throw new Error('there is no link');
    for (const verb of ['undo', 'redo'] as const) await change('org_no_yes', link, verb);
    expect((await find('org_no_yes', 'ada')).links.find(({ linkId }) => linkId === link.linkId)?.state).toBe(
      'withdrawn',
    );
    await processAll('org_no_yes', [
      sessionOn('vis_desk', 'ses_yes', 9, [identify('ada', { city: 'Umeå' })]),
      sessionOn('vis_desk', 'ses_after', 10),
    ]);
    const ada = await find('org_no_yes', 'ada');
    expect(sessionsOf(ada)).toEqual(['ses_after', 'ses_phone', 'ses_yes']);
    expect(ada.traits).toEqual({ plan: 'pro', city: 'Umeå' });
    expect(ada.links.find(({ linkId }) => linkId === link.linkId)).toMatchObject({
      state: 'live',
      sessionId: 'ses_yes',
    });
  });

  test('leaves nobody in the list of whom nothing else is known', async () => {
    await processAll('org_no_list', [sessionOn('vis_desk', 'ses_in', 1, [identify('ada')]), withdrawal]);
    const { people } = await read<PeoplePage>('/api/people', 'org_no_list');
    expect(people.map(({ personId }) => personId)).toEqual(['vis_desk']);
    expect((await find('org_no_list', 'ada')).sessions).toBe(0);
  });

  test('is believed once: a link that another device says as well stands', async () => {
    const alias = sessionOn('vis_phone', 'ses_alias', 4, [{ type: 'alias', previousId: 'lead-1', userId: 'ada' }]);
    await processAll('org_no_other', [...before, alias, withdrawal]);
    expect(sessionsOf(await find('org_no_other', 'ada'))).toEqual(['ses_alias', 'ses_lead', 'ses_phone']);
  });
});

test('an alias makes two users one, called by the new id, and its undoing makes them two', async () => {
  await processAll('org_alias', [
    sessionOn('vis_a', 'ses_a', 1, [identify('lead-1')]),
    sessionOn('vis_b', 'ses_b', 2, [identify('ada'), { type: 'alias', previousId: 'lead-1', userId: 'ada' }]),
  ]);
  const one = await find('org_alias', 'lead-1');
  expect(one).toMatchObject({ userIds: ['ada', 'lead-1'], sessions: 2 });
  const alias = one.links.find(({ kind }) => kind === 'alias');
  if (!alias) throw new Error('there is no alias');
  await change('org_alias', alias, 'undo');
  expect(sessionsOf(await find('org_alias', 'lead-1'))).toEqual(['ses_a']);
  expect(sessionsOf(await find('org_alias', 'ada'))).toEqual(['ses_b']);
});

test('sessions are filtered by channel', async () => {
  const from = (referrer: string): Said[] => [{ type: 'page_view', referrer }];
  await processAll('org_channels', [
    sessionOn('v1', 'ses_search', 1, from('https://www.bing.com/')),
    sessionOn('v2', 'ses_ai', 2, from('https://chatgpt.com/')),
    sessionOn('v3', 'ses_none', 3),
  ]);
  const ids = async (channel: string) => {
    const { sessions, total } = await read<SessionPage>(`/api/sessions?channel=${channel}`, 'org_channels');
    expect(total).toBe(sessions.length);
    return sessions.map(({ sessionId, acquisition }) => [sessionId, acquisition?.source]);
  };
  expect(await ids('organic_search')).toEqual([['ses_search', 'bing.com']]);
  expect(await ids('ai_assistants')).toEqual([['ses_ai', 'chatgpt.com']]);
  expect(await ids('direct')).toEqual([['ses_none', undefined]]);
  expect((await askAs('org_channels', 'viewer', '/api/sessions?channel=osmosis')).status).toBe(400);
});

test.each([
  ['a made-up cursor', 'cursor=nonsense'],
  ['an empty page', 'limit=0'],
  ['an id longer than any', `q=${'x'.repeat(1025)}`],
])('%s is refused', async (_, query) => {
  expect((await askAs('org_1', 'viewer', `/api/people?${query}`)).status).toBe(400);
});

test('hostile ids are found as they are, and never become SQL', async () => {
  const hostile = `x'; DROP TABLE sessions; -- "%_\u202e<script>`;
  await processAll('org_hostile', [sessionOn('vis_x', 'ses_x', 1, [identify(hostile, { [hostile]: hostile })])]);
  const person = await find('org_hostile', hostile.slice(0, 3));
  expect(person).toMatchObject({ userIds: [hostile], traits: { [hostile]: hostile } });
  expect((await read<PeoplePage>('/api/people?q=%25', 'org_hostile')).people).toEqual([]);
});
