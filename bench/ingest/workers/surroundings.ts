import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Directory as DirectoryInterface, KeyState, Login, OrganizationProfile } from '@crow/contracts';

interface Environment {
  /** States of the keys that exist, by id. */
  KEY_STATES: Record<string, KeyState>;
}

/** Stands where the organization service does: it is asked once in half a minute and key, never per request. */
export class Directory extends WorkerEntrypoint<Environment> implements DirectoryInterface {
  findKey(keyId: string): Promise<KeyState | null> {
    return Promise.resolve(this.env.KEY_STATES[keyId] ?? null);
  }

  listKeyIds(): Promise<string[]> {
    return Promise.resolve(Object.keys(this.env.KEY_STATES));
  }

  resolveLogin(): Promise<Login | null> {
    return Promise.resolve(null);
  }

  readOrganization(): Promise<OrganizationProfile | null> {
    return Promise.resolve(null);
  }
}

/** Stands where the live view does. */
export class LiveMetrics extends WorkerEntrypoint {
  async pulse(): Promise<void> {}
  async moved(): Promise<void> {}
}

/** Stands where open sessions are read; what that costs is another service's. */
export class LiveReader extends WorkerEntrypoint {
  async glance(): Promise<null> {
    return null;
  }
}

/** Stands where archive, queue and the services of the dashboard do, none of which takes part in ingestion. */
export default {
  fetch: () => new Response('not part of this runtime', { status: 501 }),
} satisfies ExportedHandler;
