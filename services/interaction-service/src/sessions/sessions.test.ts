import { env } from 'cloudflare:workers';
import type { SessionDetail, SessionPage, SessionSummary } from '@crow/contracts';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { archive, askAs, process, read, sessionOf } from '../../test/pipeline.ts';
import { readCursor, writeCursor } from './session-cursor.ts';

const START = Date.UTC(2026, 10, 24, 8);

describe('the list of sessions', () => {
  beforeAll(async () => {
    const sessions = Array.from({ length: 7 }, (_, index) =>
      // Two of them start at the same moment: the order is decided by the id.
      sessionOf(`ses_${index}`, {
        startedAt: START + Math.floor(index / 2),
        tasks: [index % 3 === 0 ? 'buy' : 'look'],
      }),
    );
    await process(await Promise.all(sessions.map(archive)));
  });

  async function allPages(query: string): Promise<SessionSummary[]> {
    const found: SessionSummary[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: SessionPage = await read(`/api/sessions?limit=3${query}${cursor && `&cursor=${cursor}`}`);
      found.push(...page.sessions);
      cursor = page.nextCursor;
    }
    return found;
  }

  test('gives every session once over its pages, the newest first', async () => {
    const found = await allPages('');
    expect(found.map(({ sessionId }) => sessionId)).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `ses_${index}`));
    expect(found[0]).toMatchObject({ events: 1, pages: 0, entryPath: '/start', headline: 'buy r1' });
  });

  test('counts exactly what it lists', async () => {
    const found = await allPages('&intent=purchasing');
    const { total } = await read<SessionPage>('/api/sessions?limit=1&intent=purchasing');
    expect(found).toHaveLength(3);
    expect(total).toBe(3);
  });

  test('leaves visits of programs out unless they are asked for, and says how many', async () => {
    const visits = [['buy'], ['look', 'crawl'], ['buy', 'crawl']].map((tasks, index) =>
      sessionOf(`ses_kind_${index}`, { organizationId: 'org_kinds', tasks }),
    );
    await process(await Promise.all(visits.map(archive)));
    const asked = async (query: string) => {
      const response = await askAs('org_kinds', 'viewer', `/api/sessions?${query}`);
      const { sessions, total, hiddenPrograms } = (await response.json()) as SessionPage;
      expect(total).toBe(sessions.length);
      return [sessions.map(({ sessionId }) => sessionId.slice(-1)).sort(), hiddenPrograms];
    };
    expect(await asked('')).toEqual([['0'], 2]);
    expect(await asked('intent=purchasing')).toEqual([['0'], 1]);
    expect(await asked('visitors=all')).toEqual([['0', '1', '2'], 0]);
    expect(await asked('visitors=programs')).toEqual([['1', '2'], 0]);
    expect((await askAs('org_kinds', 'viewer', '/api/sessions?visitors=martians')).status).toBe(400);
  });

  test.each([
    ['intent=nonsense', 'intent'],
    ['outcome=', null],
    ['limit=0', 'limit'],
    ['limit=1e9', 'limit'],
    ['cursor=../..', 'cursor'],
  ])('answers ?%s clearly', async (query, field) => {
    const response = await askAs('org_1', 'viewer', `/api/sessions?${query}`);
    if (field === null) return expect(response.status).toBe(200);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ type: 'urn:crow:problem:invalid_request', place: { field } });
  });

  test('is for logins only', async () => {
    const response = await askAs('org_1', 'viewer', '/api/sessions', {});
    expect(response.status).toBe(200);
    const { default: worker } = await import('../index.ts');
    const bare = await worker.fetch(new Request('https://crow.example/api/sessions'), env);
    expect(bare.status).toBe(401);
  });
});

test('an open session is shown with what it did so far', async () => {
  await env.SESSION_CONTROL.put({
    sessionId: 'ses_open',
    state: 'open',
    revision: 1,
    startedAt: START,
    lastActivityAt: START + 5,
    events: sessionOf('ses_open').events,
  });
  const detail = await read<SessionDetail>('/api/sessions/ses_open');
  expect(detail).toMatchObject({ state: 'open', endedAt: START + 5, interactions: [] });
  expect(detail.events).toHaveLength(1);
  expect(detail.understanding).toBeUndefined();
});

test('an unknown session is not found', async () => {
  for (const id of ['ses_unknown', '%2e%2e', "'%20OR%201=1"]) {
    expect((await askAs('org_1', 'owner', `/api/sessions/${id}`)).status).toBe(404);
  }
});

test('a cursor comes back as it went in', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4e12 }),
      fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      (startedAt, sessionId) => {
        expect(readCursor(writeCursor({ startedAt, sessionId }))).toEqual({ startedAt, sessionId });
      },
    ),
  );
});
