import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './settings.ts';
import { signalGroup } from './workers.ts';

interface Lock {
  /** The process that `npm start` runs. */
  starter: number;
  /** Process groups of the Workers runtimes it started. */
  groups: number[];
}

/**
 * Makes sure that nobody else runs a stack on this data folder. Runtimes whose starter was
 * killed are ended first: they would hold the ports and the databases.
 * @throws when a stack is running
 */
export function claimDataFolder(dataDir: string): { note(group: number): void; release(): void } {
  const path = join(dataDir, 'running.json');
  const before = readLock(path);
  const processes = before ? listProcesses(path) : [];
  if (before && processes.some(({ pid, command }) => pid === before.starter && command.includes('scripts/start.ts'))) {
    throw new Error(
      `CROW is already running on ${dataDir} (process ${before.starter}). End it with Ctrl-C where it was started.`,
    );
  }
  for (const group of before?.groups ?? []) {
    // A number alone may belong to somebody else by now; only what runs from this checkout is ours.
    if (processes.some((process) => process.group === group && process.command.includes(ROOT)))
      signalGroup(group, 'SIGKILL');
  }
  const lock: Lock = { starter: process.pid, groups: [] };
  const write = () => writeFileSync(path, JSON.stringify(lock));
  write();
  return {
    note(group) {
      lock.groups.push(group);
      write();
    },
    release: () => rmSync(path, { force: true }),
  };
}

function readLock(path: string): Lock | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Lock;
  } catch {
    return null; // cut off by a kill while it was written
  }
}

/** @throws when the system has no `ps`, as small containers do */
function listProcesses(path: string): { pid: number; group: number; command: string }[] {
  const table = tableOf(path);
  return table.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), group: Number(match[2]), command: match[3] ?? '' }] : [];
  });
}

function tableOf(path: string): string {
  try {
    return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,pgid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    throw new Error(
      `CROW ran on this folder before, and there is no ps command to see whether it still does. Install it (Debian: apt-get install procps), or remove ${path} when nothing runs any more.`,
      { cause },
    );
  }
}
