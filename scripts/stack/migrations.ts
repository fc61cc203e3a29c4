import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';
import { ROOT } from './settings.ts';
import { WORKER_ENVIRONMENT } from './workers.ts';

const DATABASES = [
  { binding: 'CATALOG', service: 'interaction-service' },
  { binding: 'DB', service: 'organization-service' },
];

/**
 * Brings the local databases to the newest schema. Nothing is run when all migrations of now were applied before.
 * One database after the other: both commands open the same data folder, and after a `kill -9` the first to open a
 * SQLite file locks it to recover it.
 */
export async function applyMigrations(dataDir: string): Promise<void> {
  const marker = join(dataDir, 'migrations.sha256');
  const wanted = fingerprint();
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  for (const { binding, service } of DATABASES) {
    const target = ['--local', '--persist-to', dataDir, '-c', `services/${service}/wrangler.jsonc`];
    await run('wrangler', ['d1', 'migrations', 'apply', binding, ...target], { env: WORKER_ENVIRONMENT });
  }
  writeFileSync(marker, wanted);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const { service } of DATABASES) {
    const folder = join(ROOT, 'services', service, 'migrations');
    for (const file of readdirSync(folder).sort())
      hash.update(`${service}/${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
