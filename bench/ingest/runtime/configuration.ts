/** What a runtime is made of. */
export interface RuntimeParts {
  /** Bundled Workers, file names relative to the configuration. */
  files: { gateway: string; ingest: string; reference: string; surroundings: string };
  /** Ports on the loopback address. */
  ports: { gateway: number; reference: number };
  /** Folder of the objects' databases. */
  objects: string;
  secrets: { GATEWAY_SIGNING_JWK: string; INTERNAL_PUBLIC_JWKS: string; KEY_PEPPER: string };
  /** States of the keys that exist, by id, as JSON. */
  keyStates: string;
  /** How many session objects may be idle in memory. */
  objectsInMemory: number;
}

const COMPATIBILITY = 'compatibilityDate = "2026-08-01"';
const text = (value: string) => JSON.stringify(value);

/** A Worker in the words of a configuration: what is between the brackets of `Workerd.Worker`. */
type WorkerText = string;

/** The secrets of a stack that its gateway and its ingest worker share. */
type Secrets = RuntimeParts['secrets'];

/** What a gateway needs beside its bundle. */
export interface GatewayParts {
  file: string;
  secrets: Secrets;
  /** The binding of the keys' objects. */
  keys: string;
  /** How many session objects may be idle in memory; as many as the platform likes when empty. */
  objectsInMemory: string;
  /** More of the Worker, behind its bindings. */
  more?: string;
}

/** The keys' objects in the Worker itself: {@link GatewayParts.keys} and {@link GatewayParts.more}. */
export const OWN_KEYS = {
  keys: 'durableObjectNamespace = "KeyObject"',
  more: `durableObjectNamespaces = [(className = "KeyObject", uniqueKey = "crow-keys", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),`,
};

/** The keys' objects in another service of the process. */
export function keysIn(service: string): string {
  return `durableObjectNamespace = (className = "KeyObject", serviceName = ${text(service)})`;
}

export function gatewayWorker({ file, secrets, keys, objectsInMemory, more = '' }: GatewayParts): WorkerText {
  return `
  modules = [(name = "gateway", esModule = embed ${text(file)})],
  ${COMPATIBILITY},
  bindings = [
    (name = "SESSIONS", durableObjectNamespace = (className = "SessionObject", serviceName = "ingest")),
    (name = "DIRECTORY", service = (name = "surroundings", entrypoint = "Directory")),
    (name = "ASSETS", service = "surroundings"),
    (name = "INTERACTIONS", service = "surroundings"),
    (name = "ANALYTICS", service = "surroundings"),
    (name = "ORGANIZATIONS", service = "surroundings"),
    (name = "LEDGER", service = (name = "ingest", entrypoint = "LedgerReader")),
    (name = "KEYS", ${keys}),
    (name = "GATEWAY_SIGNING_JWK", text = ${text(secrets.GATEWAY_SIGNING_JWK)}),
    (name = "KEY_PEPPER", text = ${text(secrets.KEY_PEPPER)}),
    (name = "TRUSTED_PROXIES", text = ""),
    (name = "OBJECTS_IN_MEMORY", text = ${text(objectsInMemory)}),
  ],
  ${more}
`;
}

export function ingestWorker(file: string, secrets: Secrets, objectsInMemory: string): WorkerText {
  return `
  modules = [(name = "ingest", esModule = embed ${text(file)})],
  ${COMPATIBILITY},
  bindings = [
    (name = "SESSIONS", durableObjectNamespace = "SessionObject"),
    (name = "LEDGER", durableObjectNamespace = "LedgerObject"),
    (name = "ARCHIVE", r2Bucket = "surroundings"),
    (name = "INTERACTION_QUEUE_0", queue = "surroundings"),
    (name = "LIVE", service = (name = "surroundings", entrypoint = "LiveMetrics")),
    (name = "READER", service = (name = "surroundings", entrypoint = "LiveReader")),
    (name = "INTERNAL_PUBLIC_JWKS", text = ${text(secrets.INTERNAL_PUBLIC_JWKS)}),
    (name = "OBJECTS_IN_MEMORY", text = ${text(objectsInMemory)}),
  ],
  durableObjectNamespaces = [
    (className = "SessionObject", uniqueKey = "crow-sessions", enableSql = true),
    (className = "LedgerObject", uniqueKey = "crow-ledger", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
`;
}

/** A Worker of one file. @param more of it, behind its file */
export function plainWorker(name: string, file: string, more = ''): WorkerText {
  return `
  modules = [(name = ${text(name)}, esModule = embed ${text(file)})],
  ${COMPATIBILITY},
  ${more}
`;
}

export function surroundingsWorker(file: string, keyStates: string): WorkerText {
  return plainWorker('surroundings', file, `bindings = [(name = "KEY_STATES", json = ${text(keyStates)})],`);
}

/** What one process runs. */
export interface ProcessParts {
  /** Workers by name; names are of letters. */
  workers: Record<string, WorkerText>;
  /** Services that are no Workers, such as `(name = "door", external = …)`. */
  services?: string[];
  /** Folder of the objects' databases. */
  objects: string;
  /** Ports on the loopback address, by the Worker that answers there. */
  ports: Record<string, number>;
}

/** The configuration of a process. */
export function processConfiguration({ workers, services = [], objects, ports }: ProcessParts): string {
  const own = Object.keys(workers).map((name) => `(name = ${text(name)}, worker = .${name})`);
  const disk = `(name = "objects", disk = (path = ${text(objects)}, writable = true))`;
  const sockets = Object.entries(ports).map(
    ([name, port]) => `(name = ${text(name)}, address = "127.0.0.1:${port}", http = (), service = ${text(name)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [${[...own, ...services, disk].join(', ')}],
  sockets = [${sockets.join(', ')}],
);
${Object.entries(workers)
  .map(([name, worker]) => `\nconst ${name} :Workerd.Worker = (${worker});\n`)
  .join('')}`;
}

/**
 * The configuration of a bare runtime with the gateway and the ingest worker: the very bundles that are deployed, with Durable Objects
 * in files on disk. What ingestion never asks, or asks once in half a minute, is answered by the surroundings.
 */
export function runtimeConfiguration({
  files,
  ports,
  objects,
  secrets,
  keyStates,
  objectsInMemory,
}: RuntimeParts): string {
  return processConfiguration({
    workers: {
      gateway: gatewayWorker({ file: files.gateway, secrets, objectsInMemory: String(objectsInMemory), ...OWN_KEYS }),
      ingest: ingestWorker(files.ingest, secrets, String(objectsInMemory)),
      reference: plainWorker('reference', files.reference),
      surroundings: surroundingsWorker(files.surroundings, keyStates),
    },
    objects,
    ports: { gateway: ports.gateway, reference: ports.reference },
  });
}
