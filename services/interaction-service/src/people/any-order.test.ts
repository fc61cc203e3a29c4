import { type CompleteSession, MAX_VISITORS, type PeoplePage, type PersonDetail } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identify, keep, type Said, sessionOn } from '../../test/people.ts';
import { read } from '../../test/pipeline.ts';
import { readPeopleCursor, writePeopleCursor } from './people-cursor.ts';

const NO = { analytics: true, personalization: false, aiProcessing: true };

test('the same persons come of sessions in any order, any number of times', async () => {
  const user = fc.constantFrom('ada', 'bob', 'cyd', 'guest');
  const said = fc.oneof(
    user.map((userId) => identify(userId, { last: userId })),
    fc.tuple(user, user).map(([previousId, userId]): Said => ({ type: 'alias', previousId, userId })),
    fc.constant<Said>({ type: 'page_view' }),
  );
  const session = fc.record({
    visitor: fc.constantFrom('v1', 'v2', undefined),
    said: fc.array(said, { minLength: 1, maxLength: 3 }),
    no: fc.integer({ min: 0, max: 3 }).map((dice) => dice === 0),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(session, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.nat(99)),
      async (list, stream) => {
        run += 1;
        const sessions = list.map(({ visitor, said, no }, index) =>
          sessionOn(visitor, `ses_${run}_${index}`, index, said, no ? { consent: NO } : {}),
        );
        const shuffled = [...sessions, ...sessions]
          .map((one) => [stream.next().value ?? 0, one] as const)
          .sort((a, b) => a[0] - b[0]);
        const persons = async (name: string, order: readonly CompleteSession[]) => {
          const organizationId = `org_any_${run}_${name}`;
          for (const one of order) await keep(organizationId, one);
          const { people } = await read<PeoplePage>('/api/people', organizationId);
          const details = await Promise.all(
            people.map(({ personId }) => read<PersonDetail>(`/api/people/${personId}`, organizationId)),
          );
          return details.map(({ userIds, visitorIds, traits, recent, links }) => ({
            ...{
              userIds,
              visitorIds: visitorIds.toSorted(),
              traits,
              sessions: recent.map(({ sessionId }) => sessionId),
            },
            links: links
              .map(({ fromId, toId, kind, state, at, sessionId, eventId }) =>
                [kind, fromId, toId, state, at, sessionId, eventId].join(),
              )
              .sort(),
          }));
        };
        expect(
          await persons(
            'b',
            shuffled.map(([, one]) => one),
          ),
        ).toEqual(await persons('a', sessions));
      },
    ),
    { numRuns: 12 },
  );
});

test('a device beyond the limit is refused, shown as that, and stays a person of its own, whichever was kept first', async () => {
  const devices = Array.from({ length: MAX_VISITORS + 1 }, (_, index) =>
    sessionOn(`vis_${index}`, `ses_${index}`, index, [identify('shared')]),
  );
  for (const device of devices.toReversed()) await keep('org_limit', device);
  const [found] = (await read<PeoplePage>('/api/people?q=shared', 'org_limit')).people;
  expect(found).toMatchObject({ sessions: MAX_VISITORS, visitorIds: { length: MAX_VISITORS } });
  const { links } = await read<PersonDetail>(`/api/people/${found?.personId}`, 'org_limit');
  expect(links.filter(({ state }) => state !== 'live')).toMatchObject([
    { state: 'refused', fromId: `vis_${MAX_VISITORS}`, sessionId: `ses_${MAX_VISITORS}` },
  ]);
  const refused = await read<PersonDetail>(`/api/people/vis_${MAX_VISITORS}`, 'org_limit');
  expect(refused).toMatchObject({ userIds: [], sessions: 1 });
});

test('a cursor of people comes back as it went in', () => {
  fc.assert(
    fc.property(
      fc.nat(4e12),
      fc.constantFrom('user' as const, 'visitor' as const),
      fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
      (lastSeenAt, kind, id) => {
        expect(readPeopleCursor(writePeopleCursor({ lastSeenAt, kind, id }))).toEqual({ lastSeenAt, kind, id });
      },
    ),
  );
});
