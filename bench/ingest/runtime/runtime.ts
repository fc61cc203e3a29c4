import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handleLimit, objectsWithin } from '../../../scripts/stack/handles.ts';
import { spreadOverdueAlarms } from '../../../scripts/stack/overdue-alarms.ts';
import { ensureSecrets } from '../../../scripts/stack/secrets.ts';
import { HERE, ROOT } from '../paths.ts';
import { bundleWorker } from './bundle.ts';
import { type RuntimeParts, runtimeConfiguration } from './configuration.ts';
import { keyState } from './key-state.ts';
import { type RunningProcess, startProcess } from './start-process.ts';

/** A publishable key of one organization, with no limits. It opens nothing but a runtime that is made with it. */
export const API_KEY = 'crow_pk_benchbench12_0123456789abcdefghijABCDEFGHIJ01';
/** A secret key of the same organization, which may read what is stored. */
export const SECRET_KEY = 'crow_sk_benchbench34_0123456789abcdefghijABCDEFGHIJ02';

export interface Runtime extends RunningProcess {
  /** Addresses of the gateway and of the Worker that only reads and replies. */
  ports: { gateway: number; reference: number };
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
    const file = join(this.#folder, 'runtime.capnp');
    writeFileSync(file, configuration, { mode: 0o600 });
    spreadOverdueAlarms(this.#parts.objects, Date.now());
    const log = join(this.#folder, 'runtime.log');
    const running = await startProcess({ configuration: file, log, port: this.#port, handles });
    return { ...running, ports: { gateway: this.#port, reference: this.#port + 1 } };
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
