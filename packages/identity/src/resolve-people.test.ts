import { MAX_USERS, MAX_VISITORS } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { naivePeople } from './naive-people.test-model.ts';
import { type KnownSession, nameOf, resolvePeople } from './resolve-people.ts';
import type { StoredLink } from './stored-link.ts';

let made = 0;
function link(
  kind: StoredLink['kind'],
  fromId: string,
  toId: string,
  at = 0,
  undone = false,
  withdrawn = false,
): StoredLink {
  return { linkId: `lnk_${kind}_${fromId}_${toId}`, kind, fromId, toId, at, undone, withdrawn };
}
function session(startedAt: number, visitorId?: string, userId?: string): KnownSession {
  made += 1;
  return { sessionId: `ses_${made}`, startedAt, ...(visitorId ? { visitorId } : {}), ...(userId ? { userId } : {}) };
}
function ownerIn(links: StoredLink[], sessions: KnownSession[], of: KnownSession): string | null {
  const owner = resolvePeople({ links, sessions }).ownerOfSession(of);
  return owner && nameOf(owner);
}

describe('a session', () => {
  const before = session(1, 'v1');
  const login = session(2, 'v1', 'ada');
  const after = session(3, 'v1');
  const phone = session(4, 'v2', 'ada');
  const server = session(5, undefined, 'ada');
  const sessions = [before, login, after, phone, server];
  const links = [link('identify', 'v1', 'ada', 2), link('identify', 'v2', 'ada', 4)];

  test('before and after a login, on any device, belongs to the user', () => {
    for (const each of sessions) expect(ownerIn(links, sessions, each)).toBe('u:ada');
  });

  test('of a visitor without a login is the visitor’s own', () => {
    expect(ownerIn([], [before], before)).toBe('v:v1');
    expect(ownerIn([], [], session(1))).toBeNull();
  });

  test('leaves the person with the link that is undone, its own login included, and comes back with it', () => {
    const undone = [link('identify', 'v1', 'ada', 2, true), link('identify', 'v2', 'ada', 4)];
    for (const each of [before, login, after]) expect(ownerIn(undone, sessions, each)).toBe('v:v1');
    for (const each of [phone, server]) expect(ownerIn(undone, sessions, each)).toBe('u:ada');
  });
});

test('on a shared device each session is its user’s, an anonymous one the next user’s, then the last one’s', () => {
  const [first, ada, between, bob, last] = [
    session(1, 'v1'),
    session(2, 'v1', 'ada'),
    session(3, 'v1'),
    session(4, 'v1', 'bob'),
    session(5, 'v1'),
  ];
  const sessions = [first, ada, between, bob, last];
  const links = [link('identify', 'v1', 'ada', 2), link('identify', 'v1', 'bob', 4)];
  expect(sessions.map((each) => ownerIn(links, sessions, each))).toEqual(['u:ada', 'u:ada', 'u:bob', 'u:bob', 'u:bob']);
});

describe('an alias', () => {
  test('makes two users one, and its undoing makes them two again', () => {
    const sessions = [session(1, 'v1', 'old'), session(2, 'v2', 'new')];
    const joins = [link('identify', 'v1', 'old', 1), link('identify', 'v2', 'new', 2)];
    const people = (undone: boolean) =>
      resolvePeople({ links: [...joins, link('alias', 'old', 'new', 3, undone)], sessions });
    expect(people(false).ownerOfUser('old')).toEqual({ userIds: ['new', 'old'] });
    expect(people(false).visitorsOfUser('new')).toEqual(['v1', 'v2']);
    expect(people(true).ownerOfUser('old')).toEqual({ userIds: ['old'] });
  });

  test('of a visitor’s id joins the visitor', () => {
    const anonymous = session(1, 'v1');
    expect(ownerIn([link('alias', 'v1', 'ada', 2)], [anonymous], anonymous)).toBe('u:ada');
    expect(ownerIn([link('alias', 'v1', 'ada', 2, true)], [anonymous], anonymous)).toBe('v:v1');
  });

  test('beyond the limit is refused, the later one whatever the order', () => {
    const links = Array.from({ length: MAX_USERS }, (_, index) => link('alias', `u${index + 1}`, 'u0', index));
    for (const order of [links, links.toReversed()]) {
      const people = resolvePeople({ links: order, sessions: [] });
      expect(people.ownerOfUser('u0')).toMatchObject({ userIds: { length: MAX_USERS } });
      expect([...people.states].filter(([, state]) => state === 'refused')).toEqual([
        [links.at(-1)?.linkId, 'refused'],
      ]);
    }
  });

  test('of a flooded person does not count at all', () => {
    const links = [link('alias', 'a', 'b')];
    expect(resolvePeople({ links, sessions: [], flooded: true }).ownerOfUser('a')).toEqual({ userIds: ['a'] });
  });
});

test('a device beyond the limit stays a visitor of its own, and takes the place that an undone one leaves', () => {
  const sessions = Array.from({ length: MAX_VISITORS + 1 }, (_, index) => session(index, `v${index}`, 'shared'));
  const links = sessions.map(({ visitorId, startedAt }) => link('identify', visitorId ?? '', 'shared', startedAt));
  const last = sessions.at(-1) as KnownSession;
  expect(ownerIn(links, sessions, last)).toBe(`v:${last.visitorId}`);
  const freed = links.map((each, index) => (index === 0 ? { ...each, undone: true } : each));
  expect(ownerIn(freed, sessions, last)).toBe('u:shared');
});

const visitor = fc.constantFrom('v1', 'v2', 'v3', 'v4');
const user = fc.constantFrom('a', 'b', 'c', 'd');
const time = fc.integer({ min: 0, max: 12 });
const graph = fc.record({
  links: fc.uniqueArray(
    fc.oneof(
      fc
        .tuple(visitor, user, time, fc.boolean(), fc.boolean())
        .map(([v, u, at, undone, withdrawn]) => link('identify', v, u, at, undone, withdrawn)),
      fc
        .tuple(fc.oneof(user, visitor), user, time, fc.boolean(), fc.boolean())
        .map(([f, u, at, undone, withdrawn]) => link('alias', f, u, at, undone, withdrawn)),
    ),
    { selector: ({ linkId }) => linkId, maxLength: 14 },
  ),
  sessions: fc.array(fc.tuple(time, fc.option(visitor), fc.option(user), fc.nat(4)), { maxLength: 14 }).map((all) =>
    all.map(([at, v, u, no], index) => ({
      ...session(at, v ?? undefined, u ?? undefined),
      sessionId: `s${index}`,
      alone: no === 0,
    })),
  ),
});

test('a link that its visitor took back joins nothing, and says so, also when it was undone before', () => {
  const sessions = [session(1, 'v1'), session(2, 'v1', 'ada')];
  const withdrawn = link('identify', 'v1', 'ada', 2, false, true);
  for (const each of sessions) expect(ownerIn([withdrawn], sessions, each)).toBe('v:v1');
  expect([...resolvePeople({ links: [withdrawn], sessions }).states.values()]).toEqual(['withdrawn']);
  const both = { ...withdrawn, undone: true };
  expect([...resolvePeople({ links: [both], sessions }).states.values()]).toEqual(['undone']);
  const alias = link('alias', 'old', 'ada', 3, false, true);
  expect(resolvePeople({ links: [alias], sessions }).ownerOfUser('old')).toEqual({ userIds: ['old'] });
});

test('a session that stays alone is its visitor’s, and tells nothing of the others', () => {
  const [before, alone] = [session(1, 'v1'), { ...session(2, 'v1', 'ada'), alone: true }];
  expect(ownerIn([], [before, alone], before)).toBe('v:v1');
  expect(ownerIn([link('identify', 'v1', 'ada', 1)], [before, alone], alone)).toBe('v:v1');
  expect(ownerIn([], [], { ...session(3), alone: true })).toBeNull();
});

test('any links and sessions give the persons of the naive model, in any order', () => {
  fc.assert(
    fc.property(graph, fc.infiniteStream(fc.nat()), ({ links, sessions }, dice) => {
      const shuffled = <T>(list: T[]) =>
        list
          .map((each) => [dice.next().value ?? 0, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each);
      const people = resolvePeople({ links: shuffled(links), sessions: shuffled(sessions) });
      const expected = naivePeople(links, sessions);
      for (const each of sessions) {
        const owner = people.ownerOfSession(each);
        expect(owner && nameOf(owner)).toBe(expected.get(each.sessionId));
      }
    }),
    { numRuns: 400 },
  );
});
