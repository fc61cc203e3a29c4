import { type KeyCondition, type KeyKind, type KeyState, problemResponse } from '@crow/contracts';

/** The answer to a key that nobody has. Who has only a part of a key is told no more. */
export function refuseUnknownKey(): Response {
  return problemResponse('unknown_key', 'There is no such API key. Compare it with the one in the dashboard.');
}

const WRONG_KIND: Record<KeyKind, string> = {
  publishable: 'This is a secret key (crow_sk_…), which sends no events. Use a publishable one (crow_pk_…).',
  secret: 'This is a publishable key (crow_pk_…), which only sends events. Read with a secret one (crow_sk_…).',
};

/** The answer to a key of the other kind than the wanted one. */
export function refuseKind(wanted: KeyKind): Response {
  return problemResponse('wrong_key_kind', WRONG_KIND[wanted]);
}

/** The answer to a key that has ended, for who has the whole key. */
export function refuseEnded(key: KeyState, condition: Exclude<KeyCondition, 'active'>): Response {
  switch (condition) {
    case 'revoked':
      return problemResponse('revoked_key', 'This key was revoked. Use another one.');
    case 'replaced':
      if (key.replacedBy === null) return refuseHeld();
      return problemResponse(
        'key_replaced',
        `This key was replaced by ${key.replacedBy}, and its overlap ended at ${timeOf(key.validUntil)}.`,
      );
    case 'expired':
      return problemResponse('key_expired', `This key expired at ${timeOf(key.expiresAt)}. Use another one.`);
  }
}

/**
 * The answer to a key that is held back while it is being replaced. It may go on yet, and clients throw away what is refused for
 * good: they are asked to come again.
 */
function refuseHeld(): Response {
  return problemResponse('unavailable', 'This key is just being replaced. Send the same again in a moment.', {
    headers: { 'retry-after': '5' },
  });
}

/** The answer to an address that has tried too many ids that nobody has. */
export function refuseGuessing(waitMs: number): Response {
  return problemResponse('rate_limited', 'Too many unknown API keys came from this network address.', {
    headers: { 'retry-after': String(Math.ceil(waitMs / 1000)) },
  });
}

function timeOf(at: number | null): string {
  return new Date(at ?? 0).toISOString();
}
