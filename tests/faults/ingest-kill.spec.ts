import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@crow/simulator';
import { expect, test } from '@playwright/test';
import { RuntimeFolder } from '../../bench/ingest/runtime/runtime.ts';
import { runCampaign } from './ingest/campaign.ts';

const folder = mkdtempSync(join(tmpdir(), 'crow-faults-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is acknowledged is stored, once, however often the runtime is killed', async () => {
  test.setTimeout(180_000);
  const seed = process.env.CROW_SEED ?? String(Date.now());
  const options = { events: 60_000, eventsOfBatch: 50, batchesOfSession: 12, kills: 5, repeated: 0.1, lanes: 16 };
  const report = await runCampaign(new RuntimeFolder(folder, 8882), options, createRandom(seed));
  const { missing, twice, unexpected, kills, acknowledged, abandoned, repeated } = report;
  expect({ missing, twice, unexpected }, `seed ${seed}`).toEqual({ missing: [], twice: [], unexpected: [] });
  expect(kills).toBeGreaterThanOrEqual(options.kills);
  expect(acknowledged + abandoned).toBe(1200);
  expect(acknowledged).toBeGreaterThan(1000);
  expect(repeated).toBeGreaterThan(50);
});
