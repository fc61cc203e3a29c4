import { glob } from 'node:fs/promises';
import { CORES, sideBySide } from './side-by-side.ts';
import { run } from './stack/run.ts';
import { ROOT } from './stack/settings.ts';

/** Type-checks every part against its own configuration. */
const projects: string[] = [];
for await (const project of glob(
  // The other examples have types of their own to install, and check themselves: `npm run types` in their folders.
  [
    '{packages,services,apps}/*/tsconfig.json',
    '{scripts,tests,tests/*/workers,bench/*,bench/*/workers,examples/react}/tsconfig.json',
  ],
  { cwd: ROOT },
)) {
  projects.push(project);
}
const failures: string[] = [];
const checks = projects.sort().map((project) => ({ project, cores: 1 }));
await sideBySide(checks, CORES, ({ project }) =>
  run('tsc', ['-p', project]).catch((error: Error) => failures.push(error.message)),
);
console.log(`${projects.length - failures.length} of ${projects.length} parts are well typed`);
if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exit(1);
}
