import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Where Debian keeps the server's programs, which are not on the PATH. */
const DEBIAN = '/usr/lib/postgresql';

export interface Postgres {
  pid: number;
  /** Folder of its Unix socket, and the user to log in as. */
  socket: string;
  user: string;
  stop(): Promise<void>;
}

/** Whether a PostgreSQL server is installed. */
export function hasPostgres(): boolean {
  return programOf('initdb') !== null && programOf('postgres') !== null;
}

/**
 * Starts a PostgreSQL server of its own in a folder, with the settings that it has after installation; reached by a Unix socket only.
 * It refuses to run as root, so then it runs as `nobody`.
 */
export async function startPostgres(folder: string): Promise<Postgres> {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const identity = identityFor(folder);
  const data = join(folder, 'data');
  const user = 'bench';
  const options = { ...identity, cwd: folder, stdio: 'ignore' as const };
  execFileSync(programOf('initdb') ?? '', ['-D', data, '-U', user, '-A', 'trust', '--no-sync'], options);
  const args = ['-D', data, '-k', folder, '-c', 'listen_addresses='];
  const child = spawn(programOf('postgres') ?? '', args, options);
  const deadline = Date.now() + 30_000;
  while (!existsSync(join(folder, '.s.PGSQL.5432')) || !accepts(folder, user)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error('PostgreSQL did not start');
    await wait(100);
  }
  return { pid: child.pid as number, socket: folder, user, stop: () => stopped(child) };
}

function accepts(folder: string, user: string): boolean {
  try {
    execFileSync('pg_isready', ['-q', '-h', folder, '-U', user]);
    return true;
  } catch {
    return false;
  }
}

function identityFor(folder: string): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })));
  if (uid === undefined || gid === undefined) throw new Error('there is no user nobody');
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function programOf(name: string): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function stopped(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGQUIT');
  return ended;
}
