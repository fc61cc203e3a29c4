import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SearchAnswer, SearchIndexState } from '@crow/contracts';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { archive, process, read, sessionOf } from '../../test/pipeline.ts';

const SESSIONS = 28;
const TASKS = ['buy', 'compare', 'return', 'ask', 'wait'];
const ALL = SESSIONS * TASKS.length;

const index = () => env.VECTORS.getByName('org_1');
const state = () => read<SearchIndexState>('/api/search/index');
const search = (query: string) => read<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}`);

beforeAll(async () => {
  const sessions = Array.from({ length: SESSIONS }, (_, number) =>
    sessionOf(`ses_${number}`, { tasks: TASKS.map((task) => `${task} F${1000 + number}`) }),
  );
  await process(await Promise.all(sessions.map(archive)));
});

afterEach(() => env.EMBEDDER.answerOnly(1_000_000));

async function renewed(): Promise<SearchIndexState> {
  await vi.waitFor(
    async () => {
      await runDurableObjectAlarm(index());
      expect((await state()).renewal).toBeUndefined();
    },
    { timeout: 20_000 },
  );
  return state();
}

test('an index of one model has nothing to renew', async () => {
  await search('buy');
  expect(await state()).toEqual({ model: 'fake@64@1', vectors: { 'fake@64@1': ALL } });
});

test('a new model is renewed to in the background, also when it is stopped in the middle, while searches are answered', async () => {
  await env.EMBEDDER.become(2);
  await env.EMBEDDER.answerOnly(1);
  // The first search notices; nothing is comparable yet, but words are found.
  expect(await search('buy')).toMatchObject({ hits: [], searched: 0 });
  expect((await search('F1007')).hits.filter(({ exact }) => exact)).toHaveLength(TASKS.length);
  await vi.waitFor(
    async () => {
      await runDurableObjectAlarm(index());
      expect((await state()).renewal).toMatchObject({ renewed: 64, failure: 'as the test wishes' });
    },
    { timeout: 20_000 },
  );
  expect(await state()).toMatchObject({
    model: 'fake@64@2',
    vectors: { 'fake@64@1': ALL - 64, 'fake@64@2': 64 },
    renewal: { model: 'fake@64@2', waiting: ALL - 64, dropped: 0 },
  });
  expect(await search('buy')).toMatchObject({ searched: 64 });

  await evictDurableObject(index());
  await env.EMBEDDER.answerOnly(1_000_000);
  expect((await renewed()).vectors).toEqual({ 'fake@64@2': ALL });
  const answer = await search('compare F1007');
  expect(answer.searched).toBe(ALL);
  expect(answer.hits[0]).toMatchObject({ interaction: { sessionId: 'ses_7' }, exact: true });
});

test('a vector whose interaction is gone is dropped, and a step done twice changes nothing', async () => {
  await index().upsert('fake@64@1', [{ id: 'int_gone', values: [1, ...new Array(63).fill(0)], metadata: {} }]);
  await search('buy');
  expect((await renewed()).vectors).toEqual({ 'fake@64@2': ALL });
  await runInDurableObject(index(), (object) => object.alarm?.());
  expect((await state()).vectors).toEqual({ 'fake@64@2': ALL });
});
