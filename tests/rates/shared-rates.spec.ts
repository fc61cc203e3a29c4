import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { checkSharedRates } from './shared-rates.ts';

// What is measured are moments: a machine that stands still for a second lets a bucket run over, which no gateway can help.
test.describe.configure({ retries: 2 });

const folder = mkdtempSync(join(tmpdir(), 'crow-rates-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('gateways in several isolates and processes keep to the rate of a key together, within 5 percent', async () => {
  const names = ['at the rate', 'ten times the rate'];
  const checks = await checkSharedRates(folder, { port: 8892, perSecond: 500, seconds: 4, names, atOnce: true });
  expect(checks.map(({ name }) => name)).toEqual(names);
  for (const check of checks) expect(check, JSON.stringify(check)).toMatchObject({ failures: [], holds: true });
  expect(checks[1]?.refused).toBeGreaterThan(0);
});
