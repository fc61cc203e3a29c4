import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from './stack/build.ts';
import { run } from './stack/run.ts';
import { SERVICES, WORKER_ENVIRONMENT } from './stack/workers.ts';

/** Bundles every Worker as a deployment would, without an account, and prints the sizes. */
await buildProduct();
const out = mkdtempSync(join(tmpdir(), 'crow-deploy-'));
try {
  for (const service of SERVICES) {
    const output = await run(
      'wrangler',
      ['deploy', '--dry-run', '--outdir', join(out, service), '-c', `services/${service}/wrangler.jsonc`],
      {
        env: WORKER_ENVIRONMENT,
      },
    );
    console.log(`${service.padEnd(24)}${/Total Upload: .*/.exec(output)?.[0] ?? 'bundled'}`);
  }
} finally {
  rmSync(out, { recursive: true });
}
