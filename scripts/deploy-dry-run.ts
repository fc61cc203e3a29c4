import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CORES, sideBySide } from './side-by-side.ts';
import { buildProduct } from './stack/build.ts';
import { run } from './stack/run.ts';
import { SERVICES, WORKER_ENVIRONMENT } from './stack/workers.ts';

/** Bundles every Worker as a deployment would, without an account, and prints the sizes. */
await buildProduct();
const out = mkdtempSync(join(tmpdir(), 'crow-deploy-'));
try {
  const bundlings = SERVICES.map((service) => ({ service, cores: 1 }));
  const sizes = await sideBySide(bundlings, CORES, async ({ service }) => {
    const target = ['--outdir', join(out, service), '-c', `services/${service}/wrangler.jsonc`];
    const output = await run('wrangler', ['deploy', '--dry-run', ...target], { env: WORKER_ENVIRONMENT });
    return `${service.padEnd(24)}${/Total Upload: .*/.exec(output)?.[0] ?? 'bundled'}`;
  });
  console.log(sizes.join('\n'));
} finally {
  rmSync(out, { recursive: true });
}
