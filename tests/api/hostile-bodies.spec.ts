import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@crow/simulator';
import { expect, test } from '@playwright/test';
import { RuntimeFolder } from '../../bench/ingest/runtime/runtime.ts';
import { runCorpus } from '../corpus/campaign.ts';

const folder = mkdtempSync(join(tmpdir(), 'crow-corpus-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('whatever a body holds, it is refused or judged event by event, and costs no other anything', async () => {
  test.setTimeout(180_000);
  const seed = process.env.CROW_SEED ?? String(Date.now());
  const runtime = await new RuntimeFolder(folder, 8884).start();
  try {
    const { faults, statuses, mutations, storedEvents } = await runCorpus(runtime, 8_000, createRandom(seed));
    expect(faults, `seed ${seed}`).toEqual([]);
    expect(Object.keys(mutations).length).toBeGreaterThan(20);
    expect(statuses['400']).toBeGreaterThan(2_000);
    expect(storedEvents).toBeGreaterThan(10_000);
  } finally {
    await runtime.kill();
  }
});
