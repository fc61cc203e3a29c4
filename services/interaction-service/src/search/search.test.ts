import type { SearchAnswer } from '@crow/contracts';
import { beforeAll, expect, test } from 'vitest';
import { archive, askAs, process, read, sessionOf } from '../../test/pipeline.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;

beforeAll(async () => {
  const tasks = ['buy', 'compare', 'return', 'ask'];
  const sessions = tasks.map((task, hour) =>
    sessionOf(`ses_${task}`, { tasks: [task], startedAt: NOON + hour * HOUR }),
  );
  await process(await Promise.all(sessions.map(archive)));
});

test('the nearest meaning comes first, and every interaction was searched', async () => {
  const answer = await read<SearchAnswer>('/api/search?q=compare');
  expect(answer.hits[0]?.interaction.sessionId).toBe('ses_compare');
  expect(answer.hits.map(({ score }) => score)).toEqual(answer.hits.map(({ score }) => score).sort((a, b) => b - a));
  expect(answer).toMatchObject({ query: 'compare', searched: 4 });
});

test('filters apply before the best are taken', async () => {
  const since = NOON + HOUR;
  const answer = await read<SearchAnswer>(`/api/search?q=buy&limit=1&since=${since}&until=${since + HOUR}`);
  expect(answer.hits.map(({ interaction }) => interaction.sessionId)).toEqual(['ses_compare']);
  const purchases = await read<SearchAnswer>('/api/search?q=ask&intent=purchasing');
  expect(purchases.hits.map(({ interaction }) => interaction.sessionId)).toEqual(['ses_buy']);
});

test.each([
  ['q=', 'q'],
  ['q=%20', 'q'],
  [`q=${'x'.repeat(501)}`, 'q'],
  ['q=x&limit=101', 'limit'],
  ['q=x&since=yesterday', 'since'],
])('?%s is answered with what is wrong', async (query, field) => {
  const response = await askAs('org_1', 'viewer', `/api/search?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ place: { field } });
});
