import type { Directory, LedgerReader } from '@crow/contracts';
import type { KeyObject } from './keys/key-object.ts';

/** Bindings and secrets of this Worker, as declared in `wrangler.jsonc`. */
export interface Environment {
  ASSETS: Fetcher;
  INTERACTIONS: Fetcher;
  ANALYTICS: Fetcher;
  ORGANIZATIONS: Fetcher;
  DIRECTORY: Directory;
  LEDGER: LedgerReader;
  KEYS: DurableObjectNamespace<KeyObject>;
  /** Counts unknown keys by network address, together with other isolates; a bare runtime goes without. */
  UNKNOWN_KEYS?: RateLimit;
  /** The session objects of the ingest worker. */
  SESSIONS: DurableObjectNamespace;
  /** Private JWK (Ed25519, with `kid`) that signs internal tokens. */
  GATEWAY_SIGNING_JWK: string;
  /** Secret of the digests of API keys, two while it is being changed; the organization service holds the same. */
  KEY_PEPPER: string;
  /** Digests of the secrets of trusted proxies, see `proxies/trusted-proxies.ts`; none when empty. */
  TRUSTED_PROXIES: string;
  /** How many batches may be under way at a time on one machine, where all objects share a process; empty elsewhere. */
  OBJECTS_IN_MEMORY?: string;
}
