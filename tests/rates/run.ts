import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSharedRates } from './shared-rates.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rate: { type: 'string', default: '1000' },
    port: { type: 'string', default: '8990' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'crow-rates-'));
try {
  const checks = await checkSharedRates(folder, {
    port: Number(values.port),
    perSecond: Number(values.rate),
    seconds: Number(values.seconds),
  });
  console.table(checks.map(({ failures, ...check }) => ({ ...check, failures: failures.length })));
  for (const { failures } of checks) if (failures.length > 0) console.error(failures[0]);
  if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
