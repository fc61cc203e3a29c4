import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory; every program may write there. */
const IN_MEMORY = '/dev/shm';
/** What all suites together write stays far below it. Containers often have 64 MB there, which is too little for a browser. */
const NEEDED_BYTES = 4 * 2 ** 30;

/** Room of a file system: free blocks, and bytes of each, as `fs.statfs` tells it. */
type Room = Record<'bavail' | 'bsize', number>;

/**
 * Makes a folder for what tests write: databases, archives, profiles of browsers. In memory where there is room, because every stored batch waits for the
 * disk, and a busy disk doubles the time of the suites. A process that is killed leaves the same there as on a disk, so faults stay faults.
 * @returns the folder, and how to remove it with all that is in it
 */
export function scratchFolder(room: (path: string) => Room = (path) => statfsSync(path)): {
  path: string;
  remove: () => void;
} {
  const path = mkdtempSync(join(hasRoom(room) ? IN_MEMORY : tmpdir(), 'crow-tests-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function hasRoom(room: (path: string) => Room): boolean {
  try {
    const { bavail, bsize } = room(IN_MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false; // not on this system
  }
}
