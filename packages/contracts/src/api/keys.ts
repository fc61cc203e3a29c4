import type { KeyKind, KeyRate, KeyState } from '../access/api-key.ts';

/** A key as the dashboard lists it. */
export interface KeySummary
  extends Pick<
    KeyState,
    'keyId' | 'kind' | 'state' | 'allowedOrigins' | 'rate' | 'expiresAt' | 'validUntil' | 'replacedBy'
  > {
  name: string;
  createdAt: number;
}

/** `GET /api/keys`, newest first. */
export interface KeyList {
  keys: KeySummary[];
}

/** The answer that carries a whole key: to its creation, its rotation and its revelation. Nothing else does. */
export interface WholeKey extends KeySummary {
  key: string;
}

/** What may be changed later. `rate` and `allowedOrigins` are for publishable keys. */
export interface KeySettings {
  name: string;
  allowedOrigins: string[];
  rate: KeyRate | null;
  expiresAt: number | null;
}

/** `POST /api/keys`; what is left out is not limited. Answers 201 {@link WholeKey}. */
export interface NewKeyRequest extends Partial<KeySettings> {
  name: string;
  kind?: KeyKind;
}

/** How long a key goes on beside the one that replaced it. */
export const ROTATION_OVERLAPS = { now: 0, '1h': 3_600_000, '24h': 86_400_000, '7d': 604_800_000 } as const;

export type RotationOverlap = keyof typeof ROTATION_OVERLAPS;

/** `POST /api/keys/{keyId}/rotate`. Answers 201 with the new {@link WholeKey}. */
export interface RotateKeyRequest {
  overlap: RotationOverlap;
}

/** Bounds of what a key may be set to. */
export const KEY_BOUNDS = { name: 100, origins: 50, perSecond: 100_000, burst: 1_000_000 } as const;

/** How long the uses of a key are kept. */
export const USAGE_DAYS = 31;

/** Uses of a key in some time. */
export interface UsageCounts {
  /** Requests that were taken. */
  requests: number;
  stored: number;
  duplicate: number;
  rejected: number;
  /** Requests that were refused. */
  refused: number;
}

/** `GET /api/keys/{keyId}/usage?from=&to=&days=&step=`: what a key was used for, in steps of minutes, hours or days. */
export interface KeyUsage {
  keyId: string;
  from: number;
  to: number;
  /** Length of a step, milliseconds. */
  stepMs: number;
  /** Steps in which something happened, by their begin. */
  steps: (UsageCounts & { at: number })[];
  totals: UsageCounts;
  /** Refused requests by reason, as problem documents name it; the most frequent first. */
  refusals: { code: string; requests: number }[];
  /** Origins of pages, the most frequent first; requests without one (servers, apps) under an empty one. */
  origins: { origin: string; requests: number }[];
  /** Ever, not only in the time asked for. */
  lastUsedAt: number | null;
  /** When the key first stored an event. */
  firstEventAt: number | null;
}
