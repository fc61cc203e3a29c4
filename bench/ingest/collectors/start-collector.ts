import { fork } from 'node:child_process';
import { join } from 'node:path';
import { HERE } from '../paths.ts';
import type { Postgres } from './postgres.ts';

/** How a collector stores a batch: an INSERT for each event, or one for all. */
export type Inserts = 'each' | 'batch';

export interface Collector {
  port: number;
  pid: number;
  stop(): void;
}

/** Starts the collector on PostgreSQL in a process of its own. */
export function startCollector({ socket, user }: Postgres, port: number, inserts: Inserts): Promise<Collector> {
  const child = fork(join(HERE, 'collectors/collector.ts'), [String(port), socket, user, inserts]);
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve({ port, pid: child.pid as number, stop: () => child.kill('SIGKILL') }));
    child.once('exit', (code) => reject(new Error(`the collector ended with ${code}`)));
  });
}
