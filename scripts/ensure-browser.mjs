// Makes sure that there is a Chromium for the browser tests and prints its path.
// Looks for an installed one first; on Debian and its relatives it is installed from the system's packages.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium on this machine; installs one when there is none and that is possible.
 * @throws with what to do when there is none
 */
export function ensureBrowser() {
  const found = findBrowser() ?? (installBrowser() ? findBrowser() : undefined);
  if (found) return found;
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install one (on Debian or Ubuntu: sudo apt-get install chromium), ' +
      'or name it: CHROMIUM_PATH=/path/to/chrome npm test',
  );
}

function findBrowser() {
  const inPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [process.env.CHROMIUM_PATH, ...inPath, ...ELSEWHERE].find(isExecutable);
}

function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Needs root and apt; elsewhere the person is told what to install. */
function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log('Installing Chromium for the browser tests (once) …');
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return apt('update', '-q') && apt('install', '-q', '-y', '--no-install-recommends', 'chromium');
}
