import { createRandom } from '@crow/simulator';
import { expect, test } from '@playwright/test';
import { Stack } from '../stack/stack.ts';
import { runPipelineCampaign } from './pipeline/campaign.ts';

const stack = new Stack({ port: 8858, idleMs: 1_500 });
test.afterAll(() => stack.dispose());

test('no session is lost or doubled in catalog, vectors and usage when the stack is killed while sessions complete', async () => {
  test.setTimeout(240_000);
  const seed = process.env.CROW_SEED ?? String(Date.now());
  const report = await runPipelineCampaign(stack, { sessions: 60, kills: 1, withinMs: 120_000 }, createRandom(seed));
  const { lost, doubled, vectorsApart, usageApart } = report;
  expect({ lost, doubled, vectorsApart, usageApart }, `seed ${seed}`).toEqual({
    ...{ lost: [], doubled: [], vectorsApart: [], usageApart: [] },
  });
});
