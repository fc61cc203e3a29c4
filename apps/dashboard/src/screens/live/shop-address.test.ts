import type { KeySummary } from '@crow/contracts';
import { expect, test } from 'vitest';
import { shopAddress } from './shop-address.ts';

const key = (allowedOrigins: string[], state: KeySummary['state'] = 'active'): KeySummary => ({
  keyId: 'key_1',
  name: 'Website',
  kind: 'publishable',
  state,
  allowedOrigins,
  rate: null,
  createdAt: 0,
  expiresAt: null,
  validUntil: null,
  replacedBy: null,
});

test.each([
  [[key(['localhost:8788'])], 'http://localhost:8788'],
  [[key(['*.shop.example', 'shop.example'])], 'https://shop.example'],
  [[key(['old.example'], 'revoked'), key(['new.example'])], 'https://new.example'],
  [[key([]), key(['*.shop.example'])], undefined],
  [[], undefined],
])('%# the shop is where its active keys say', (keys, address) => {
  expect(shopAddress(keys, 1)).toBe(address);
});
