import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from './stack/settings.ts';

/**
 * Installs the packages of a folder that are kept apart from the project's own, when they are missing or other than its lock
 * file says.
 * @param what what the packages are, for the person who waits
 */
export function installApart(folder: string, what: string): void {
  const marker = join(folder, 'node_modules/.crow-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.log(`Installing ${what} (once) …`);
  runVisibly('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(marker, lock);
}

/** Runs a command whose output the person sees. @throws when it fails */
export function runVisibly(command: string, args: string[], cwd: string): void {
  const PATH = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { status, error } = spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, PATH } });
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')} ended with status ${status}`);
}
