import { run } from './run.ts';
import { WORKER_ENVIRONMENT } from './workers.ts';

const DATABASES = [
  { binding: 'CATALOG', service: 'interaction-service' },
  { binding: 'DB', service: 'organization-service' },
];

/** Brings the local databases to the newest schema; applied migrations are skipped. */
export async function applyMigrations(dataDir: string): Promise<void> {
  await Promise.all(
    DATABASES.map(({ binding, service }) =>
      run(
        'wrangler',
        [
          'd1',
          'migrations',
          'apply',
          binding,
          '--local',
          '--persist-to',
          dataDir,
          '-c',
          `services/${service}/wrangler.jsonc`,
        ],
        { env: WORKER_ENVIRONMENT },
      ),
    ),
  );
}
