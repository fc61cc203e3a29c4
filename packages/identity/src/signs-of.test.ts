import type { CompleteSession, SessionContext, SessionEvent } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { namesNobody } from './names-nobody.ts';
import { MAX_SIGNS, signsOf, TRAIT_LENGTH } from './signs-of.ts';

function sessionWith(events: Partial<SessionEvent>[], context: Partial<SessionContext> = {}): CompleteSession {
  const base = { organizationId: 'org_1', sessionId: 'ses_1', revision: 1, keyId: 'key_1', platform: 'web' as const };
  return {
    context: { ...base, startedAt: 100, endedAt: 900, visitorId: 'vis_1', ...context },
    events: events.map((event, seq) => ({ id: `e${seq}`, ts: 100 + seq, source: 't', seq, ...event }) as SessionEvent),
  };
}

test('an identify joins the visitor to the user by its first evidence; the last word of a trait counts', () => {
  const signs = signsOf(
    sessionWith(
      [
        { type: 'identify', userId: 'ada', traits: { plan: 'free', city: 'Lund' } },
        { type: 'identify', userId: 'ada', traits: { plan: 'pro' } },
      ],
      { userId: 'ada' },
    ),
  );
  expect(signs.userId).toBe('ada');
  expect(signs.links).toEqual([{ kind: 'identify', fromId: 'vis_1', toId: 'ada', at: 100, eventId: 'e0' }]);
  expect(signs.traits).toEqual([
    { userId: 'ada', name: 'plan', value: 'pro', at: 101, eventId: 'e1' },
    { userId: 'ada', name: 'city', value: 'Lund', at: 100, eventId: 'e0' },
  ]);
});

test('a session that came with a user joins them without an event', () => {
  expect(signsOf(sessionWith([], { userId: 'ada' })).links).toEqual([
    { kind: 'identify', fromId: 'vis_1', toId: 'ada', at: 100 },
  ]);
});

test('an alias joins two users, and never one with itself', () => {
  const signs = signsOf(
    sessionWith([
      { type: 'alias', previousId: 'old', userId: 'new' },
      { type: 'alias', previousId: 'new', userId: 'new' },
      { type: 'alias', previousId: 'guest', userId: 'new' },
    ]),
  );
  expect(signs.links).toEqual([{ kind: 'alias', fromId: 'old', toId: 'new', at: 100, eventId: 'e0' }]);
});

describe('an id that names nobody', () => {
  const ids = [
    'null',
    'undefined',
    'anonymous',
    '0',
    'guest',
    'true',
    '[object Object]',
    ' NULL ',
    'NaN',
    '0000',
    '   ',
  ];
  test.each(ids)('%j joins nothing', (userId) => {
    const events: Partial<SessionEvent>[] = [{ type: 'identify', userId, traits: { a: 1 } }];
    expect(namesNobody(userId)).toBe(true);
    expect(signsOf(sessionWith(events, { userId }))).toEqual({ links: [], traits: [], groups: [] });
  });

  test.each(['ada', '10', 'nullable', 'guest-7', 'constructor', '__proto__'])('is not %j', (userId) => {
    expect(namesNobody(userId)).toBe(false);
  });
});

test('groups are known by the last time; hostile trait names stay data', () => {
  const traits = JSON.parse('{"constructor":"x","toString":1}');
  const signs = signsOf(
    sessionWith(
      [
        { type: 'group', groupId: 'acme' },
        { type: 'identify', userId: 'ada', traits },
        { type: 'group', groupId: 'acme' },
      ],
      { groupId: 'other' },
    ),
  );
  expect(signs.groups).toEqual([
    { groupId: 'acme', at: 102 },
    { groupId: 'other', at: 900 },
  ]);
  expect(signs.traits.map(({ name }) => name)).toEqual(['constructor', 'toString']);
});

test('a session that identifies thousands is cut', () => {
  const events = Array.from({ length: 500 }, (_, index) => ({ type: 'identify' as const, userId: `user-${index}` }));
  expect(signsOf(sessionWith(events)).links).toHaveLength(MAX_SIGNS.links);
});

test('a session whose visitor said no to personalization says nothing of who is who', () => {
  const events: Partial<SessionEvent>[] = [
    { type: 'identify', userId: 'ada', traits: { plan: 'pro' } },
    { type: 'group', groupId: 'acme' },
    { type: 'alias', previousId: 'old', userId: 'ada' },
  ];
  const said = (personalization: boolean) =>
    signsOf(sessionWith(events, { userId: 'ada', consent: { analytics: true, personalization, aiProcessing: true } }));
  expect(said(false)).toEqual({ alone: true, links: [], traits: [], groups: [] });
  expect(said(true)).toMatchObject({
    userId: 'ada',
    links: { length: 2 },
    traits: { length: 1 },
    groups: { length: 1 },
  });
});

test('a trait that is too long is left out, and an earlier, shorter word of it stands', () => {
  const told = (city: string): Partial<SessionEvent> => ({ type: 'identify', userId: 'ada', traits: { city } });
  const signs = signsOf(sessionWith([told('Lund'), told('x'.repeat(TRAIT_LENGTH))]));
  expect(signs.traits).toMatchObject([{ name: 'city', value: 'Lund' }]);
});
