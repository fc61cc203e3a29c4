import { join } from 'node:path';
import { installApart, runVisibly } from '../../scripts/install-apart.ts';
import { HERE, ROOT, SDK } from './paths.ts';

/** Installs the peers when they are missing or other than the lock file says, and builds our SDK. */
export function prepare(): void {
  installApart(HERE, 'the peers');
  runVisibly(process.execPath, [join(SDK, 'build.mjs')], ROOT);
}
