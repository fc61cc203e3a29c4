import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorIn, saysUnbuilt } from './build-failure.ts';
import { TOOL_PATH } from './run.ts';
import { ROOT } from './settings.ts';

/** The gateway comes first: it is the entry Worker, the others are reached by service bindings. */
export const SERVICES = [
  'api-gateway',
  'web-ingest-worker',
  'interaction-service',
  'ai-processing-service',
  'embedding-service',
  'analytics-service',
  'organization-service',
];

/**
 * No questions, no metrics, no look-up of the caller's location on the internet, and no record of every call and its
 * addresses, which the runtime would write into a database beside the product's own: a quarter of its CPU.
 */
export const WORKER_ENVIRONMENT = {
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
};

export interface RunningWorkers {
  /** Process group of the runtime and all it started. */
  pid: number;
  /** Settles when the runtime ends by itself. */
  ended: Promise<number | null>;
  /** Settles with the error when a Worker can't be built; the runtime then waits for its sources to change. */
  unbuilt: Promise<string>;
  /** Ends the runtime and everything it started. */
  stop(): Promise<void>;
}

export interface WorkersOptions {
  /** Configuration files of the Workers, the entry Worker first. */
  configs: string[];
  /** Folder of static files to serve instead of the configured one. */
  assets?: string;
  port: number;
  dataDir: string;
  /** Secrets and overridden variables; a Worker gets only what its configuration declares. */
  variables: Record<string, string>;
  /** Name of the log file in the data folder. */
  log: string;
}

/** How long the runtime may take to end by itself before it is killed. */
const STOP_TIMEOUT_MS = 5_000;
/** A build's error comes in several pieces; after this long all of them are there. */
const ERROR_MS = 300;
/** Of what a runtime prints this much is searched for errors, characters: all of its start. */
const SEARCHED = 256 * 1024;

/** Starts Workers in one local runtime, in a process group of its own. */
export function startWorkers(options: WorkersOptions): RunningWorkers {
  const logDir = join(options.dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  const log = createWriteStream(join(logDir, options.log), { flags: 'w' });
  const configs = options.configs.flatMap((config) => ['-c', config]);
  const child = spawn(
    'wrangler',
    [
      'dev',
      ...configs,
      ...(options.assets ? ['--assets', options.assets] : []),
      '--port',
      String(options.port),
      '--inspector-port',
      '0',
      '--persist-to',
      options.dataDir,
    ],
    {
      cwd: ROOT,
      // Declared secrets are taken from the process environment, so they are never on a command line or in a second file.
      env: {
        ...process.env,
        ...WORKER_ENVIRONMENT,
        ...options.variables,
        CLOUDFLARE_INCLUDE_PROCESS_ENV: 'true',
        PATH: TOOL_PATH,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  );
  child.stdout?.pipe(log);
  child.stderr?.pipe(log);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The Workers runtime could not be started.');
  return { pid, ended, unbuilt: buildError(child), stop: () => stopGroup(child, pid, ended) };
}

function buildError(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let printed = '';
    let isFound = false;
    const look = (piece: Buffer) => {
      if (printed.length > SEARCHED) return;
      printed += piece;
      if (isFound || !saysUnbuilt(printed)) return;
      isFound = true;
      setTimeout(() => resolve(errorIn(printed) ?? printed), ERROR_MS);
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
  });
}

async function stopGroup(child: ChildProcess, pid: number, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    signalGroup(pid, 'SIGTERM');
    const timeout = AbortSignal.timeout(STOP_TIMEOUT_MS);
    await Promise.race([ended, new Promise((resolve) => timeout.addEventListener('abort', resolve))]);
  }
  // The launcher may be gone while the runtime it started is not.
  signalGroup(pid, 'SIGKILL');
}

/** Sends a signal to a process group; a group that is gone is fine. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
