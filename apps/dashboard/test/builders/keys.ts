import type { KeySummary, KeyUsage, WholeKey } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';

export function aKey(fields: Partial<KeySummary> = {}): KeySummary {
  return {
    keyId: 'key_a1b2c3d4e5f6',
    name: 'Web shop',
    kind: 'publishable',
    state: 'active',
    allowedOrigins: ['laptop-lane.example', '*.laptop-lane.example'],
    rate: null,
    createdAt: NOW - 9 * 24 * 60 * MINUTE,
    expiresAt: null,
    validUntil: null,
    replacedBy: null,
    ...fields,
  };
}

/** A key with what is shown only to who creates or reveals it. */
export function aWholeKey(key: KeySummary): WholeKey {
  const prefix = key.kind === 'publishable' ? 'crow_pk' : 'crow_sk';
  return { ...key, key: `${prefix}_${key.keyId.slice('key_'.length)}_abcdefghijklmnopqrstuvwxyz012345` };
}

/** Uses of a key that nobody used. */
export function aUsage(changes: Partial<KeyUsage> = {}): KeyUsage {
  return {
    keyId: 'key_a1b2c3d4e5f6',
    from: NOW - 24 * 60 * MINUTE,
    to: NOW,
    stepMs: 60 * MINUTE,
    steps: [],
    totals: { requests: 0, stored: 0, duplicate: 0, rejected: 0, refused: 0 },
    refusals: [],
    origins: [],
    lastUsedAt: null,
    firstEventAt: null,
    ...changes,
  };
}

/** Uses of a key that sends events, some of which are refused. */
export function aBusyKey(): Partial<KeyUsage> {
  const totals = { requests: 196, stored: 2404, duplicate: 3, rejected: 1, refused: 12 };
  const hour = 60 * MINUTE;
  const steps = Array.from({ length: 40 }, (_, index) => ({
    at: NOW - (NOW % hour) - index * hour,
    requests: 40,
    stored: 1204 - 30 * index,
    duplicate: index % 5 === 0 ? 2 : 0,
    rejected: 0,
    refused: index % 4 === 0 ? 10 : 0,
  }));
  return {
    lastUsedAt: NOW - 2 * MINUTE,
    firstEventAt: NOW - 9 * 24 * hour,
    totals,
    steps,
    refusals: [
      { code: 'origin_not_allowed', requests: 9 },
      { code: 'rate_limited', requests: 3 },
    ],
    origins: [
      { origin: 'https://laptop-lane.example', requests: 150 },
      { origin: `https://${'w'.repeat(180)}.example`, requests: 40 },
      { origin: '', requests: 18 },
    ],
  };
}
