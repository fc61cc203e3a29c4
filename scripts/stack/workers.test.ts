import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './settings.ts';
import { SERVICES, startWorkers } from './workers.ts';

test.each(SERVICES)(
  '%s says which secrets it gets: one that does not gets all, and the runtime logs their names',
  (service) => {
    const config = readFileSync(join(ROOT, 'services', service, 'wrangler.jsonc'), 'utf8');
    expect(config).toMatch(/"secrets": \{\s*"required": \[/);
  },
);

test('a Worker that can’t be built is told with the error of its build, while the runtime goes on waiting for its sources', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crow-workers-'));
  const config = join(folder, 'wrangler.jsonc');
  writeFileSync(config, '{ "name": "broken", "main": "index.ts", "compatibility_date": "2026-08-01" }');
  writeFileSync(
    join(folder, 'index.ts'),
    "import { nothing } from './missing.ts';\nexport default { fetch: nothing };\n",
  );
  const workers = startWorkers({ configs: [config], port: 0, dataDir: folder, variables: {}, log: 'broken.log' });
  try {
    expect(await workers.unbuilt).toContain('Could not resolve "./missing.ts"');
  } finally {
    await workers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
