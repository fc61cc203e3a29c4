import { expect, test } from 'vitest';
import { conditionOf } from './key-condition.ts';

const key = (changes: Partial<Parameters<typeof conditionOf>[0]>) => ({
  state: 'active' as const,
  expiresAt: null,
  validUntil: null,
  ...changes,
});

test.each([
  [key({}), 'active'],
  [key({ expiresAt: 1_001 }), 'active'],
  [key({ expiresAt: 1_000 }), 'expired'],
  [key({ validUntil: 1_001 }), 'active'],
  [key({ validUntil: 1_000 }), 'replaced'],
  [key({ validUntil: 1_000, expiresAt: 1 }), 'replaced'],
  [key({ state: 'revoked', validUntil: 1, expiresAt: 1 }), 'revoked'],
])('%j is %s', (given, condition) => {
  expect(conditionOf(given, 1_000)).toBe(condition);
});
