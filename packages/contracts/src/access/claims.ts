/** Services that accept internal tokens; a token names exactly one of them. */
export type ServiceName = 'web-ingest-worker' | 'interaction-service' | 'analytics-service' | 'organization-service';

export type Role = 'owner' | 'admin' | 'analyst' | 'viewer';

/**
 * Claims of the internal token (JWT, EdDSA) that the gateway mints and services trust.
 * Registered claims as in RFC 7519; `exp - iat` is {@link TOKEN_LIFE_SECONDS}.
 */
export interface InternalClaims {
  iss: 'crow-gateway';
  aud: ServiceName;
  /** `key:<key id>` or `user:<user id>`. */
  sub: string;
  iat: number;
  exp: number;
  /** The organization in whose name the request is made; every query is scoped to it. */
  org: string;
  /** Present for dashboard logins. */
  role?: Role;
  /** Present for API keys: organization settings that the hot path needs without a call. */
  settings?: IngestSettings;
}

/** Organization settings that travel inside the token of an API key. */
export interface IngestSettings {
  /** Inactivity after which a session is complete, milliseconds. */
  idleMs: number;
}

export const TOKEN_LIFE_SECONDS = 60;
/** The gateway re-uses a token for this long, so that services always see it with life left. */
export const TOKEN_REUSE_SECONDS = 45;
