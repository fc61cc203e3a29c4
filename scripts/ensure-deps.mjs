// Installs the dependencies when they are missing or older than the lock file.
// Plain JavaScript without dependencies: it runs on whatever Node (20 or newer) the user has,
// before the project's own Node is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runsTypeScript } from './node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const marker = join(root, 'node_modules', '.crow-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!isInstalled()) install();
requireRuntime();

function isInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === lock;
}

function install() {
  console.log('Installing dependencies (once, about half a minute) …');
  // npm_execpath is npm itself when this runs as one of its scripts.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  // The engine warnings of packages that want a newer Node are harmless: Node 24 comes with this very install.
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (result.status !== 0) {
    console.error('\nInstalling the dependencies failed. Is the npm registry reachable? Then run the command again.');
    process.exit(result.status ?? 1);
  }
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, lock);
}

function requireRuntime() {
  const brought = existsSync(join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node'));
  if (brought) return;
  if (runsTypeScript(process.versions.node)) return;
  console.error(
    `CROW needs Node 22.18 or newer, and no Node 24 could be installed beside the project for ${process.platform}-${process.arch}. ` +
      `This is Node ${process.versions.node}: install a newer one.`,
  );
  process.exit(1);
}
