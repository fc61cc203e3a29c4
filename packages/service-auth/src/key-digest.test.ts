import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeyDigester, createKeyMatcher, equalInConstantTime } from './index.ts';

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
  expect(() => createKeyMatcher('pepper-of-this-deployment salt')).toThrow('shorter than 16');
});

test('while a pepper is being changed the new one makes digests, and both match', async () => {
  const [old, next] = ['pepper-of-last-year-', 'pepper-of-this-year-'];
  const before = await createKeyDigester(old)('crow_pk_a_b');
  const after = await createKeyDigester(next)('crow_pk_a_b');
  expect(await createKeyDigester(`${next} ${old}`)('crow_pk_a_b')).toBe(after);
  const matches = createKeyMatcher(`${next} ${old}`);
  expect([await matches('crow_pk_a_b', before), await matches('crow_pk_a_b', after)]).toEqual([true, true]);
  expect([await matches('crow_pk_a_c', before), await createKeyMatcher(next)('crow_pk_a_b', before)]).toEqual([
    false,
    false,
  ]);
});

test('two strings are equal in constant time exactly when they are equal', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(equalInConstantTime(a, b)).toBe(a === b);
      expect(equalInConstantTime(a, `${a}`)).toBe(true);
    }),
  );
});
