import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatApiKey, parseApiKey } from './api-key.ts';

test('a key that was written is read back', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('publishable' as const, 'secret' as const),
      fc.stringMatching(/^[a-z0-9]{12}$/),
      fc.stringMatching(/^[A-Za-z0-9]{32}$/),
      (kind, id, secret) => {
        const key = { kind, keyId: `key_${id}`, secret };
        expect(parseApiKey(formatApiKey(key))).toEqual(key);
      },
    ),
  );
});

test('what is read as a key is written back to the same text', () => {
  const nearly = fc.stringMatching(/^crow_[ps]k_[a-z0-9]{11,13}_[A-Za-z0-9_]{31,33}\n?$/);
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string()), (text) => {
      const key = parseApiKey(text);
      if (key) expect(formatApiKey(key)).toBe(text);
    }),
  );
});

test('a key with anything around it is no key', () => {
  const key = formatApiKey({ kind: 'publishable', keyId: `key_${'a'.repeat(12)}`, secret: 'b'.repeat(32) });
  for (const text of [` ${key}`, `${key} `, `${key}\n`, key.slice(1), key.slice(0, -1), '']) {
    expect(parseApiKey(text)).toBeNull();
  }
});

test('the kind of a key is in its first letters', () => {
  expect(parseApiKey(`crow_pk_${'a'.repeat(12)}_${'b'.repeat(32)}`)?.kind).toBe('publishable');
  expect(parseApiKey(`crow_sk_${'a'.repeat(12)}_${'b'.repeat(32)}`)?.kind).toBe('secret');
});
