import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the databases, logs and builds of a first start come to, with some room: bytes. */
const NEEDED_BYTES = 300 * 1024 * 1024;

/**
 * Makes the data folder, and sees that it can be written and has room.
 * @param freeOn how many bytes are free where a folder lies
 * @throws with what is wrong and what to do
 */
export function openDataFolder(path: string, freeOn: (path: string) => number = freeBytes): void {
  const probe = join(path, '.probe');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (cause) {
    throw new Error(`The data folder ${path} can't be written: ${reasonOf(cause)}. ${ANOTHER}`, { cause });
  }
  const free = freeOn(path);
  if (free >= NEEDED_BYTES) return;
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;
  throw new Error(
    `Only ${megabytes(free)} are free where ${path} lies, and CROW needs ${megabytes(NEEDED_BYTES)} to run. Make room. ${ANOTHER}`,
  );
}

const ANOTHER = 'Another folder: CROW_DATA=/path/to/folder npm start';

/** What went wrong in words, for the usual codes of the system. */
const REASONS: Record<string, string> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'there is a file of that name',
};

function reasonOf(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
