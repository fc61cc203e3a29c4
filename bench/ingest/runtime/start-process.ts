import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';

/** The runtime's own binary: the command of the package is a script around it. */
const { default: WORKERD } = createRequire(import.meta.url)('workerd') as { default: string };
const START_TIMEOUT_MS = 30_000;

export interface RunningProcess {
  pid: number;
  /** Ends it as `kill -9` does; what is not on disk by then is lost. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  /** File of its configuration. */
  configuration: string;
  /** File that it prints to, after what is there. */
  log: string;
  /** A port of a gateway in it: it runs when this one answers. */
  port: number;
  /** Files and sockets that it may have open; as many as the system lets a process have when it is absent. */
  handles?: number | undefined;
}

/**
 * Starts the bare runtime.
 * @throws when the port is taken, or the runtime ends by itself or doesn't answer in half a minute, with what it printed
 */
export async function startProcess({ configuration, log, port, handles }: ProcessOptions): Promise<RunningProcess> {
  if (await isServed(port)) throw new Error(`something else serves port ${port}; choose another by --port`);
  const output = openSync(log, 'a');
  // An object in memory has three files open.
  const command = `ulimit -n ${handles ?? '"$(ulimit -H -n)"'}; exec "$0" serve "$1"`;
  const child = spawn('sh', ['-c', command, WORKERD, configuration], { stdio: ['ignore', output, output] });
  await answers(child, port, log);
  return { pid: child.pid as number, kill: () => killed(child) };
}

async function isServed(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/v1/health`);
    return true;
  } catch {
    return false;
  }
}

async function answers(child: ChildProcess, port: number, log: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/v1/health`)).ok) return;
    } catch {
      await wait(20);
    }
  }
  child.kill('SIGKILL');
  throw new Error(`the runtime did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
}

function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return ended;
}
