import { expect, test } from 'vitest';
import { spoiledBodies } from './bodies.ts';
import { judgeCorpus, told } from './judge-corpus.ts';

const SEED = 1;
/** `npm run corpus` judges five times as many. */
const BODIES = 20_000;

test('whatever a batch has in it, each event has its verdict, and what is accepted is archived as it was', async () => {
  const { verdicts, failures } = await judgeCorpus(SEED, BODIES);
  expect(failures.map(told)).toEqual([]);
  // A corpus that is nearly always refused, or never, would show nothing.
  for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(BODIES / 50);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 120_000);

test('a seed gives the same bodies each time, and another one others', () => {
  const bodies = (seed: number) => [...spoiledBodies(seed, 50)];
  expect(bodies(3)).toEqual(bodies(3));
  expect(bodies(4)).not.toEqual(bodies(3));
});
