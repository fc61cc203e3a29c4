import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRate } from '@crow/contracts';
import { ROOT } from '../../bench/ingest/paths.ts';
import { bundleWorker } from '../../bench/ingest/runtime/bundle.ts';
import {
  gatewayWorker,
  ingestWorker,
  keysIn,
  OWN_KEYS,
  type ProcessParts,
  plainWorker,
  processConfiguration,
  surroundingsWorker,
} from '../../bench/ingest/runtime/configuration.ts';
import { keyState } from '../../bench/ingest/runtime/key-state.ts';
import { startProcess } from '../../bench/ingest/runtime/start-process.ts';
import { ensureSecrets } from '../../scripts/stack/secrets.ts';

/** Gateways that share the objects of their keys. */
export interface Gateways {
  ports: number[];
  kill(): Promise<void>;
}

/**
 * Starts three gateways in two processes of the bare runtime: two isolates beside the keys' objects, and one in a process of its own that
 * reaches them through a door.
 * @param port the first of four
 * @param keys whole keys with their rates
 */
export async function startThreeGateways(
  folder: string,
  port: number,
  keys: readonly { apiKey: string; rate: KeyRate | null }[],
): Promise<Gateways> {
  const secrets = ensureSecrets(folder);
  const bundle = (path: string, name: string) => bundleWorker(join(ROOT, path), folder, name);
  const [gateway, ingest, surroundings, door, farKeys] = await Promise.all([
    bundle('services/api-gateway/src/index.ts', 'gateway'),
    bundle('services/web-ingest-worker/src/index.ts', 'ingest'),
    bundle('bench/ingest/workers/surroundings.ts', 'surroundings'),
    bundle('tests/rates/workers/keys-door.ts', 'keys-door'),
    bundle('tests/rates/workers/far-keys.ts', 'far-keys'),
  ]);
  const states = await Promise.all(keys.map(({ apiKey, rate }) => keyState(apiKey, secrets.KEY_PEPPER, rate)));
  const keyStates = JSON.stringify(Object.fromEntries(states.map((state) => [state.keyId, state])));
  const common = {
    ingest: ingestWorker(ingest, secrets, ''),
    surroundings: surroundingsWorker(surroundings, keyStates),
  };
  const parts = { file: gateway, secrets, objectsInMemory: '' };
  const [first, second, doorPort, far] = [port, port + 1, port + 2, port + 3];
  const start = async (name: string, process: Omit<ProcessParts, 'objects'>, answering: number) => {
    const objects = join(folder, `${name}-objects`);
    mkdirSync(objects, { recursive: true });
    const configuration = join(folder, `${name}.capnp`);
    writeFileSync(configuration, processConfiguration({ ...process, objects }), { mode: 0o600 });
    return startProcess({ configuration, log: join(folder, `${name}.log`), port: answering });
  };

  const home = await start(
    'home',
    {
      workers: {
        ...common,
        firstGateway: gatewayWorker({ ...parts, ...OWN_KEYS }),
        secondGateway: gatewayWorker({ ...parts, keys: keysIn('firstGateway') }),
        door: plainWorker('door', door, `bindings = [(name = "KEYS", ${keysIn('firstGateway')})],`),
      },
      ports: { firstGateway: first, secondGateway: second, door: doorPort },
    },
    first,
  );
  try {
    const away = await start(
      'away',
      {
        workers: {
          ...common,
          farGateway: gatewayWorker({ ...parts, keys: keysIn('farKeys') }),
          farKeys: plainWorker(
            'farKeys',
            farKeys,
            `bindings = [(name = "DOOR", service = "door")],
            durableObjectNamespaces = [(className = "KeyObject", uniqueKey = "far-keys", enableSql = true)],
            durableObjectStorage = (localDisk = "objects"),`,
          ),
        },
        services: [`(name = "door", external = (address = "127.0.0.1:${doorPort}", http = ()))`],
        ports: { farGateway: far },
      },
      far,
    );
    return {
      ports: [first, second, far],
      kill: async () => {
        await Promise.all([home.kill(), away.kill()]);
      },
    };
  } catch (error) {
    await home.kill();
    throw error;
  }
}
