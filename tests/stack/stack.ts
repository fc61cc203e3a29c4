import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Demo } from '../../scripts/stack/demo.ts';
import { ROOT } from '../../scripts/stack/settings.ts';
import { signalGroup } from '../../scripts/stack/workers.ts';

export interface StackOptions {
  port: number;
  /** Idle time of the demo organization, milliseconds. */
  idleMs: number;
  /** Folder of the checkout that is run; this one when there is none. */
  checkout?: string;
  /** Further variables of the start. */
  environment?: Record<string, string>;
}

/** The product as a person starts it: `npm start`, on ports and a data folder of its own. */
export class Stack {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'crow-stack-'));
  readonly #options: StackOptions;
  #npm: ChildProcess | undefined;
  #output = '';

  constructor(options: StackOptions) {
    this.#options = options;
  }

  /** Everything the last start printed. */
  get output(): string {
    return this.#output;
  }

  /** What the start wrote down for its user. */
  get demo(): Demo {
    return JSON.parse(readFileSync(join(this.dataDir, 'demo.json'), 'utf8')) as Demo;
  }

  /** Runs `npm start` until it says that the product is running. */
  async start(): Promise<void> {
    const { port, idleMs, checkout = ROOT, environment = {} } = this.#options;
    this.#output = '';
    const npm = spawn('npm', ['start'], {
      cwd: checkout,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        CROW_DATA: this.dataDir,
        CROW_PORT: String(port),
        CROW_SHOP_PORT: String(port + 1),
        CROW_DEMO_IDLE_MS: String(idleMs),
        CROW_OUTBOX_RETRY_MS: '500',
        // Tests spend nobody's money: a key of whoever runs them is not used.
        GEMINI_API_KEY: '',
        ...environment,
      },
    });
    this.#npm = npm;
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.#output += chunk.toString();
        if (this.#output.includes('CROW is running.') && this.#output.includes('npm start goes on')) resolve();
      };
      npm.stdout?.on('data', read);
      npm.stderr?.on('data', read);
      npm.once('exit', (status) =>
        reject(new Error(`npm start ended with ${status}:\n${this.#output}\n${this.#serviceLog()}`)),
      );
    });
  }

  /** `kill -9` of every process of the stack at once: npm, the starter and the runtimes. */
  async kill(): Promise<void> {
    for (const group of this.#groups()) signalGroup(group, 'SIGKILL');
    await this.#gone();
  }

  /** Ends the stack as Ctrl-C does. */
  async stop(): Promise<void> {
    const pid = this.#npm?.pid;
    if (pid !== undefined) signalGroup(pid, 'SIGINT');
    await this.#gone();
  }

  /** Ends what still runs and deletes the data folder. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  #groups(): number[] {
    const running = join(this.dataDir, 'running.json');
    const started = existsSync(running)
      ? (JSON.parse(readFileSync(running, 'utf8')) as { groups: number[] }).groups
      : [];
    return [...(this.#npm?.pid === undefined ? [] : [this.#npm.pid]), ...started];
  }

  async #gone(): Promise<void> {
    const npm = this.#npm;
    if (npm && npm.exitCode === null && npm.signalCode === null) {
      await new Promise((resolve) => npm.once('exit', resolve));
    }
    const groups = new Set(this.#groups());
    while (liveGroups().some((group) => groups.has(group))) await new Promise((resolve) => setTimeout(resolve, 20));
    this.#npm = undefined;
  }

  #serviceLog(): string {
    const log = join(this.dataDir, 'logs', 'services.log');
    return existsSync(log) ? readFileSync(log, 'utf8').slice(-4000) : '';
  }
}

/** Process groups with at least one process that is not a zombie. */
function liveGroups(): number[] {
  return execFileSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.trim() !== '' && !/Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}
