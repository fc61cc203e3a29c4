import { conditionOf, type KeyCondition, problemResponse } from '@crow/contracts';
import { type KeyRow, summarize } from './key-row.ts';

/** The answer about a key that the organization does not have. */
export function refuseUnknown(): Response {
  return problemResponse('not_found', 'Your organization has no such key.');
}

const ENDED: Record<Exclude<KeyCondition, 'active'>, string> = {
  revoked: 'was revoked',
  expired: 'has expired',
  replaced: 'was replaced by another one',
};

/** The answer when a key that has ended is asked to do more; undefined while it works. */
export function refuseEnded(row: KeyRow): Response | undefined {
  const condition = conditionOf(summarize(row), Date.now());
  if (condition === 'active') return undefined;
  return problemResponse('conflict', `This key ${ENDED[condition]}. Create a new one.`);
}
