import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that the scripts belong to. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** How a local stack is run; every value has an environment variable, so that several stacks can live side by side. */
export interface StackSettings {
  /** Folder of all state: databases, objects, archive, secrets, logs. `CROW_DATA`, default `.data`. */
  dataDir: string;
  /** Port of API and dashboard. `CROW_PORT`, default 8787. */
  port: number;
  /** Port of the demo shop. `CROW_SHOP_PORT`, default 8788. */
  shopPort: number;
  /** Idle time of the demo organization in milliseconds. `CROW_DEMO_IDLE_MS`, default 30,000. */
  demoIdleMs: number;
  /** First wait before an unconfirmed session is sent to the queue again, in milliseconds. `CROW_OUTBOX_RETRY_MS`, default 10,000. */
  outboxRetryMs: number;
  /** Digests of the secrets of proxies that the gateway believes. `CROW_TRUSTED_PROXIES`, default none. */
  trustedProxies: string;
}

/**
 * Reads the settings from the environment.
 * @throws when a value is not a number in its range
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): StackSettings {
  const settings = {
    dataDir: resolve(ROOT, env.CROW_DATA ?? '.data'),
    port: numberFrom(env, 'CROW_PORT', 8787, 1, 65_535),
    shopPort: numberFrom(env, 'CROW_SHOP_PORT', 8788, 1, 65_535),
    demoIdleMs: numberFrom(env, 'CROW_DEMO_IDLE_MS', 30_000, 1_000, 86_400_000),
    outboxRetryMs: numberFrom(env, 'CROW_OUTBOX_RETRY_MS', 10_000, 500, 3_600_000),
    trustedProxies: env.CROW_TRUSTED_PROXIES ?? '',
  };
  if (settings.port === settings.shopPort) throw new Error('CROW_PORT and CROW_SHOP_PORT must differ.');
  return settings;
}

function numberFrom(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Error(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
  }
  return value;
}

/** Addresses that people open. */
export function addressesOf(settings: StackSettings): { api: string; dashboard: string; shop: string } {
  return {
    api: `http://localhost:${settings.port}`,
    dashboard: `http://localhost:${settings.port}`,
    shop: `http://localhost:${settings.shopPort}`,
  };
}
