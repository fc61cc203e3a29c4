/**
 * What a key may do: `publishable` ones (`crow_pk_…`) send events and may stand in a page, `secret` ones (`crow_sk_…`)
 * read what was understood and belong on a server.
 */
export type KeyKind = 'publishable' | 'secret';

/** API keys look like `crow_pk_<id>_<secret>`. */
const KEY_PATTERN = /^crow_([ps]k)_([a-z0-9]{12})_([A-Za-z0-9]{32})$/;

export interface ParsedApiKey {
  kind: KeyKind;
  /** Public id of the key, `key_…`. */
  keyId: string;
  secret: string;
}

/** Splits an API key into kind, id and secret, or null when it is not one. */
export function parseApiKey(value: string): ParsedApiKey | null {
  const match = KEY_PATTERN.exec(value);
  if (!match) return null;
  return { kind: match[1] === 'pk' ? 'publishable' : 'secret', keyId: `key_${match[2]}`, secret: match[3] as string };
}

/** Writes an API key from its kind, id (`key_…`) and secret. */
export function formatApiKey({ kind, keyId, secret }: ParsedApiKey): string {
  return `crow_${kind === 'publishable' ? 'pk' : 'sk'}_${keyId.slice('key_'.length)}_${secret}`;
}

/** How many events a key may send: so many a second in the long run, `burst` of them at once. */
export interface KeyRate {
  perSecond: number;
  burst: number;
}

/** What the gateway needs to know of a key to admit a request. */
export interface KeyState {
  keyId: string;
  organizationId: string;
  kind: KeyKind;
  /** HMAC-SHA-256 of the whole key under the deployment's pepper, base64url. */
  digest: string;
  state: 'active' | 'revoked';
  /** Allowed origins, see `isOriginPattern`; empty allows every origin. */
  allowedOrigins: string[];
  /** Null: as fast as the platform takes it. */
  rate: KeyRate | null;
  /** When the key ends by itself, Unix milliseconds; null: never. */
  expiresAt: number | null;
  /** When the overlap with the key that replaced it ends, Unix milliseconds; null: it was not rotated. */
  validUntil: number | null;
  /** Id of the key that replaced it. */
  replacedBy: string | null;
  settings: { idleMs: number };
}
