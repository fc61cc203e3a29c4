/** API keys look like `crow_pk_<id>_<secret>`; `pk` may only ingest and may be public. */
const KEY_PATTERN = /^crow_pk_([a-z0-9]{12})_([A-Za-z0-9]{32})$/;

export interface ParsedApiKey {
  /** Public id of the key, `key_…`. */
  keyId: string;
  secret: string;
}

/** Splits an API key into id and secret, or null when it is not one. */
export function parseApiKey(value: string): ParsedApiKey | null {
  const match = KEY_PATTERN.exec(value);
  return match ? { keyId: `key_${match[1]}`, secret: match[2] as string } : null;
}

/** Writes an API key from its id (`key_…`) and secret. */
export function formatApiKey(keyId: string, secret: string): string {
  return `crow_pk_${keyId.slice('key_'.length)}_${secret}`;
}

/** What the gateway needs to know of a key to admit a request. */
export interface KeyState {
  keyId: string;
  organizationId: string;
  /** HMAC-SHA-256 of the whole key under the deployment's pepper, base64url. */
  digest: string;
  state: 'active' | 'revoked';
  /** Allowed `Origin` hosts, with `*.` wildcards and optional port; empty allows every origin. */
  allowedOrigins: string[];
  settings: { idleMs: number };
}
