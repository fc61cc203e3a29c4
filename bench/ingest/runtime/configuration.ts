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
  const text = (value: string) => JSON.stringify(value);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "gateway", worker = .gateway),
    (name = "ingest", worker = .ingest),
    (name = "reference", worker = .reference),
    (name = "surroundings", worker = .surroundings),
    (name = "objects", disk = (path = ${text(objects)}, writable = true)),
  ],
  sockets = [
    (name = "gateway", address = "127.0.0.1:${ports.gateway}", http = (), service = "gateway"),
    (name = "reference", address = "127.0.0.1:${ports.reference}", http = (), service = "reference"),
  ],
);

const gateway :Workerd.Worker = (
  modules = [(name = "gateway", esModule = embed ${text(files.gateway)})],
  ${COMPATIBILITY},
  bindings = [
    (name = "SESSIONS", durableObjectNamespace = (className = "SessionObject", serviceName = "ingest")),
    (name = "DIRECTORY", service = (name = "surroundings", entrypoint = "Directory")),
    (name = "ASSETS", service = "surroundings"),
    (name = "INTERACTIONS", service = "surroundings"),
    (name = "ANALYTICS", service = "surroundings"),
    (name = "ORGANIZATIONS", service = "surroundings"),
    (name = "LEDGER", service = (name = "ingest", entrypoint = "LedgerReader")),
    (name = "KEYS", durableObjectNamespace = "KeyObject"),
    (name = "GATEWAY_SIGNING_JWK", text = ${text(secrets.GATEWAY_SIGNING_JWK)}),
    (name = "KEY_PEPPER", text = ${text(secrets.KEY_PEPPER)}),
    (name = "TRUSTED_PROXIES", text = ""),
    (name = "OBJECTS_IN_MEMORY", text = ${text(String(objectsInMemory))}),
  ],
  durableObjectNamespaces = [(className = "KeyObject", uniqueKey = "crow-keys", enableSql = true)],
  durableObjectStorage = (localDisk = "objects"),
);

const ingest :Workerd.Worker = (
  modules = [(name = "ingest", esModule = embed ${text(files.ingest)})],
  ${COMPATIBILITY},
  bindings = [
    (name = "SESSIONS", durableObjectNamespace = "SessionObject"),
    (name = "LEDGER", durableObjectNamespace = "LedgerObject"),
    (name = "ARCHIVE", r2Bucket = "surroundings"),
    (name = "INTERACTION_QUEUE_0", queue = "surroundings"),
    (name = "LIVE", service = (name = "surroundings", entrypoint = "LiveMetrics")),
    (name = "READER", service = (name = "surroundings", entrypoint = "LiveReader")),
    (name = "INTERNAL_PUBLIC_JWKS", text = ${text(secrets.INTERNAL_PUBLIC_JWKS)}),
    (name = "OBJECTS_IN_MEMORY", text = ${text(String(objectsInMemory))}),
  ],
  durableObjectNamespaces = [
    (className = "SessionObject", uniqueKey = "crow-sessions", enableSql = true),
    (className = "LedgerObject", uniqueKey = "crow-ledger", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
);

const reference :Workerd.Worker = (
  modules = [(name = "reference", esModule = embed ${text(files.reference)})],
  ${COMPATIBILITY},
);

const surroundings :Workerd.Worker = (
  modules = [(name = "surroundings", esModule = embed ${text(files.surroundings)})],
  ${COMPATIBILITY},
  bindings = [(name = "KEY_STATES", json = ${text(keyStates)})],
);
`;
}
