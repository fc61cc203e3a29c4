import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type KeyState, parseApiKey } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import { handleLimit, objectsWithin } from '../../../scripts/stack/handles.ts';
import { spreadOverdueAlarms } from '../../../scripts/stack/overdue-alarms.ts';
import { ensureSecrets } from '../../../scripts/stack/secrets.ts';
import { HERE, ROOT } from '../paths.ts';
import { bundleWorker } from './bundle.ts';
import { type RuntimeParts, runtimeConfiguration } from './configuration.ts';

/** The runtime's own binary: the command of the package is a script around it. */
const { default: WORKERD } = createRequire(import.meta.url)('workerd') as { default: string };

/** A publishable key of one organization, with no limits. It opens nothing but a runtime that is made with it. */
export const API_KEY = 'crow_pk_benchbench12_0123456789abcdefghijABCDEFGHIJ01';
/** A secret key of the same organization, which may read what is stored. */
export const SECRET_KEY = 'crow_sk_benchbench34_0123456789abcdefghijABCDEFGHIJ02';
const ORGANIZATION = 'org_bench';
const START_TIMEOUT_MS = 30_000;

export interface Runtime {
  pid: number;
  /** Addresses of the gateway and of the Worker that only reads and replies. */
  ports: { gateway: number; reference: number };
  /** Ends it as `kill -9` does; what is not on disk by then is lost. */
  kill(): Promise<void>;
}

/**
 * A bare runtime in a folder: builds what is deployed, and keeps its objects and secrets there from one start to the next.
 */
export class RuntimeFolder {
  #folder: string;
  #port: number;
  #parts: Omit<RuntimeParts, 'objectsInMemory'> | undefined;

  /** @param port the gateway's; the next one is the reference's */
  constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  /**
   * @param handles files and sockets that the process may have open; as many as the system lets a process have when it is absent
   * @throws when the runtime ends by itself or doesn't answer in half a minute, with what it printed
   */
  async start({ handles }: { handles?: number } = {}): Promise<Runtime> {
    this.#parts ??= await this.#build();
    const objectsInMemory = objectsWithin(handles ?? handleLimit());
    const configuration = runtimeConfiguration({ ...this.#parts, objectsInMemory });
    writeFileSync(join(this.#folder, 'runtime.capnp'), configuration, { mode: 0o600 });
    if (await isServed(this.#port))
      throw new Error(`something else serves port ${this.#port}; choose another by --port`);
    spreadOverdueAlarms(this.#parts.objects, Date.now());
    const log = join(this.#folder, 'runtime.log');
    const output = openSync(log, 'a');
    // An object in memory has three files open.
    const command = `ulimit -n ${handles ?? '"$(ulimit -H -n)"'}; exec "$0" serve "$1"`;
    const child = spawn('sh', ['-c', command, WORKERD, join(this.#folder, 'runtime.capnp')], {
      stdio: ['ignore', output, output],
    });
    const ports = { gateway: this.#port, reference: this.#port + 1 };
    await answers(child, ports.gateway, log);
    return { pid: child.pid as number, ports, kill: () => killed(child) };
  }

  async #build(): Promise<Omit<RuntimeParts, 'objectsInMemory'>> {
    const objects = join(this.#folder, 'objects');
    mkdirSync(objects, { recursive: true });
    const secrets = ensureSecrets(this.#folder);
    const worker = (entry: string, name: string) => bundleWorker(entry, this.#folder, name);
    const files = {
      gateway: await worker(join(ROOT, 'services/api-gateway/src/index.ts'), 'gateway'),
      ingest: await worker(join(ROOT, 'services/web-ingest-worker/src/index.ts'), 'ingest'),
      reference: await worker(join(HERE, 'workers/reference.ts'), 'reference'),
      surroundings: await worker(join(HERE, 'workers/surroundings.ts'), 'surroundings'),
    };
    const states = await Promise.all([API_KEY, SECRET_KEY].map((apiKey) => keyState(apiKey, secrets.KEY_PEPPER)));
    return {
      files,
      ports: { gateway: this.#port, reference: this.#port + 1 },
      objects,
      secrets,
      keyStates: JSON.stringify(Object.fromEntries(states.map((state) => [state.keyId, state]))),
    };
  }
}

async function keyState(apiKey: string, pepper: string): Promise<KeyState> {
  const { keyId, kind } = parseApiKey(apiKey) as NonNullable<ReturnType<typeof parseApiKey>>;
  return {
    keyId,
    organizationId: ORGANIZATION,
    kind,
    digest: await createKeyDigester(pepper)(apiKey),
    state: 'active',
    allowedOrigins: [],
    rate: null,
    expiresAt: null,
    validUntil: null,
    replacedBy: null,
    settings: { idleMs: 60 * 60 * 1000 },
  };
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
