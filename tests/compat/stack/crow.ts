import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CompleteSession, formatApiKey, type KeyState } from '@crow/contracts';
import { createKeyDigester } from '@crow/service-auth';
import { requireFreePort } from '../../../scripts/stack/ports.ts';
import { untilReady } from '../../../scripts/stack/ready.ts';
import { ensureSecrets } from '../../../scripts/stack/secrets.ts';
import { startWorkers } from '../../../scripts/stack/workers.ts';
import { openInbox } from './inbox.ts';

const PORT = 8890;
/** Short, so that sessions are archived, and can be read, soon after their last event. */
export const IDLE_MS = 1_500;
/** More than there are tests, and retries of tests. */
const CUSTOMERS = 20;
const NEIGHBOURS = ['interaction', 'analytics', 'organization'];

/** One of the customers of CROW: a write key with an organization that nobody else has. */
export interface Customer {
  writeKey: string;
  /** The sessions that are archived by now, each with all its events. */
  sessions(): CompleteSession[];
}

export interface Crow {
  endpoint: string;
  /** A customer whom no test has had before. */
  customer(): Customer;
  end(): Promise<void>;
}

/** Starts the gateway and the ingest worker as `npm start` does, between small stand-ins for the other services. */
export async function startCrow(): Promise<Crow> {
  await requireFreePort(PORT, 'the port of the compatibility tests');
  const dataDir = mkdtempSync(join(tmpdir(), 'crow-compat-'));
  const assets = join(dataDir, 'dashboard');
  mkdirSync(assets);
  // The dashboard answers every address that is not the API's, so a route that the gateway does not get shows at once.
  writeFileSync(join(assets, 'index.html'), '<!doctype html><title>Dashboard</title>');
  const secrets = ensureSecrets(dataDir);
  const keys = await Promise.all(Array.from({ length: CUSTOMERS }, (_, index) => makeKey(index, secrets.KEY_PEPPER)));
  const inbox = await openInbox();
  const workers = startWorkers({
    configs: [
      'services/api-gateway/wrangler.jsonc',
      'services/web-ingest-worker/wrangler.jsonc',
      ...NEIGHBOURS.map((name) => `tests/compat/stack/neighbours/${name}.jsonc`),
    ],
    ...{ assets, dataDir, port: PORT, log: 'compat.log' },
    variables: {
      ...secrets,
      COMPAT_KEYS: JSON.stringify(keys.map(({ state }) => state)),
      COMPAT_INBOX: inbox.address,
    },
  });
  const endpoint = `http://localhost:${PORT}`;
  await untilReady(`${endpoint}/v1/health`, workers.ended);
  return {
    endpoint,
    customer() {
      const key = keys.shift();
      if (!key) throw new Error(`there are no more than ${CUSTOMERS} customers`);
      return { writeKey: key.writeKey, sessions: () => inbox.sessions(key.state.organizationId) };
    },
    async end() {
      await workers.stop();
      inbox.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function makeKey(index: number, pepper: string): Promise<{ writeKey: string; state: KeyState }> {
  const keyId = `key_${randomBytes(6).toString('hex')}`;
  const kind = 'publishable';
  const writeKey = formatApiKey({ kind, keyId, secret: randomBytes(16).toString('hex') });
  const digest = await createKeyDigester(pepper)(writeKey);
  const settings = { idleMs: IDLE_MS };
  const allowedOrigins = ['127.0.0.1'];
  const organizationId = `org_compat_${index}`;
  const limits = { rate: null, expiresAt: null, validUntil: null, replacedBy: null };
  return {
    writeKey,
    state: { keyId, organizationId, digest, kind, state: 'active', allowedOrigins, settings, ...limits },
  };
}
