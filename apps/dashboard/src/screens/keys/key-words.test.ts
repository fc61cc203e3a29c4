import type { KeySummary } from '@crow/contracts';
import { expect, test } from 'vitest';
import { rateWords } from '../../words/rate-words.ts';
import { shownPart, stateWords } from './key-words.ts';

const key: KeySummary = {
  keyId: 'key_a1b2c3d4e5f6',
  name: 'Web shop',
  kind: 'publishable',
  state: 'active',
  allowedOrigins: [],
  rate: null,
  createdAt: 0,
  expiresAt: null,
  validUntil: null,
  replacedBy: null,
};

test.each([
  [{}, 'Active'],
  [{ validUntil: 11 }, 'Being replaced'],
  [{ validUntil: 10 }, 'Replaced'],
  [{ expiresAt: 10 }, 'Expired'],
  [{ state: 'revoked' as const, validUntil: 11 }, 'Revoked'],
])('%j is told as %s', (changes, words) => {
  expect(stateWords({ ...key, ...changes }, 10).words).toBe(words);
});

test('a key is told from others by its beginning', () => {
  expect(shownPart(key)).toBe('crow_pk_a1b2c3d4e5f6_…');
  expect(shownPart({ ...key, kind: 'secret' })).toBe('crow_sk_a1b2c3d4e5f6_…');
});

test('a rate is told with its burst', () => {
  expect(rateWords(null)).toBe('No limit');
  expect(rateWords({ perSecond: 50, burst: 200 })).toBe('50 events a second, 200 at once');
});
