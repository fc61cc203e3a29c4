import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyDigester, equalInConstantTime } from './index.ts';

test('a digest depends on the whole key and on the pepper', async () => {
  const digest = createKeyDigester('pepper-of-this-deployment');
  const other = createKeyDigester('pepper-of-another-deployment');
  expect(await digest('crow_pk_a_b')).toBe(await digest('crow_pk_a_b'));
  expect(await digest('crow_pk_a_b')).not.toBe(await digest('crow_pk_a_c'));
  expect(await digest('crow_pk_a_b')).not.toBe(await other('crow_pk_a_b'));
  expect(await digest('crow_pk_a_b')).toMatch(/^[A-Za-z0-9_-]{43}$/);
});

test('the digest is the HMAC-SHA-256 that OpenSSL computes, also for a pepper longer than a block', async () => {
  expect(await createKeyDigester('p'.repeat(100))('crow')).toBe('Jlm2eUIve9_8RdrfQFGpk_wX2BCLL99-UJ8fqh8c5Oo');
});

test('a pepper that is too short is refused', () => {
  expect(() => createKeyDigester('salt')).toThrow('shorter than 16');
});

test('two strings are equal in constant time exactly when they are equal', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(equalInConstantTime(a, b)).toBe(a === b);
      expect(equalInConstantTime(a, `${a}`)).toBe(true);
    }),
  );
});
