/** Bindings and secrets of this Worker, as declared in `wrangler.jsonc`. */
export interface Environment {
  DB: D1Database;
  /** Signs the cookies of dashboard logins. */
  AUTH_SECRET: string;
  /** JSON Web Key Set with the gateway's public keys. */
  INTERNAL_PUBLIC_JWKS: string;
  /** Secret of the digests of API keys, two while it is being changed; the gateway holds the same. */
  KEY_PEPPER: string;
  /** Key-encryption keys, see `keys/key-encryption.ts`. */
  KEY_ENCRYPTION_KEYS: string;
  /** Lets an operator make organizations. */
  SETUP_TOKEN: string;
}
