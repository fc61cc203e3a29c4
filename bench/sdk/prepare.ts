import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { HERE, ROOT, SDK } from './paths.ts';

/** Installs the peers when they are missing or other than the lock file says, and builds our SDK. */
export function prepare(): void {
  const marker = join(HERE, 'node_modules/.crow-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== lock) {
    console.log('Installing the peers (once) …');
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], HERE);
    writeFileSync(marker, lock);
  }
  run(process.execPath, [join(SDK, 'build.mjs')], ROOT);
}

/** @throws when a command fails */
export function run(command: string, args: string[], cwd: string): void {
  const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, PATH } });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with status ${status}`);
}
