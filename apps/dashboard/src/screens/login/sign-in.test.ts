import { expect, test } from 'vitest';
import { ownAddress } from './sign-in.ts';

test('the login returns to where it was asked for', () => {
  expect(ownAddress('/sessions?intent=comparing')).toBe('/sessions?intent=comparing');
});

test.each([
  undefined,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/login',
])('the login never leads elsewhere: %s', (address) => expect(ownAddress(address)).toBe('/'));
