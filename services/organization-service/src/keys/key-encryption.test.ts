import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64Url, encodeBase64Url } from './base64url.ts';
import { createKeyCipher } from './key-encryption.ts';
import { makeKeyId, makeKeySecret } from './make-key.ts';

const one = encodeBase64Url(new Uint8Array(32).fill(1));
const two = encodeBase64Url(new Uint8Array(32).fill(2));
const ring = (current: string, keys: Record<string, string>) => JSON.stringify({ current, keys });

describe('an encrypted secret', () => {
  test('comes back, and looks different each time', async () => {
    const cipher = createKeyCipher(ring('1', { '1': one }));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (secret) => {
        const encrypted = await cipher.encrypt(secret, 'org_1/key_1');
        expect(await cipher.decrypt(encrypted, 'org_1/key_1')).toBe(secret);
        expect(await cipher.encrypt(secret, 'org_1/key_1')).not.toBe(encrypted);
      }),
      { numRuns: 30 },
    );
  });

  test('outlives the change to a new key-encryption key', async () => {
    const encrypted = await createKeyCipher(ring('1', { '1': one })).encrypt('secret', 'here');
    const changed = createKeyCipher(ring('2', { '1': one, '2': two }));
    expect(await changed.decrypt(encrypted, 'here')).toBe('secret');
    expect(await changed.encrypt('secret', 'here')).toMatch(/^2\./);
  });

  test('can not be moved to another organization or key, changed, or read without its key', async () => {
    const cipher = createKeyCipher(ring('1', { '1': one }));
    const encrypted = await cipher.encrypt('secret', 'org_1/key_1');
    await expect(cipher.decrypt(encrypted, 'org_2/key_1')).rejects.toThrow();
    const bytes = decodeBase64Url(encrypted.split('.')[2] ?? '');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const changed = [...encrypted.split('.').slice(0, 2), encodeBase64Url(bytes)].join('.');
    await expect(cipher.decrypt(changed, 'org_1/key_1')).rejects.toThrow();
    await expect(createKeyCipher(ring('2', { '2': two })).decrypt(encrypted, 'org_1/key_1')).rejects.toThrow(
      'no key-encryption key of version 1',
    );
  });
});

test('key-encryption keys that make no sense are refused', async () => {
  expect(() => createKeyCipher(ring('2', { '1': one }))).toThrow('current key');
  await expect(createKeyCipher(ring('1', { '1': 'AAAA' })).encrypt('secret', 'here')).rejects.toThrow('32 bytes');
});

test('ids and secrets of keys use their whole alphabet and do not repeat', () => {
  const ids = Array.from({ length: 500 }, makeKeyId);
  const secrets = Array.from({ length: 500 }, makeKeySecret);
  expect(new Set(ids).size).toBe(500);
  expect(new Set(ids.join('').replaceAll('key_', '')).size).toBe(36);
  expect(new Set(secrets.join('')).size).toBe(62);
  for (const id of ids) expect(id).toMatch(/^key_[a-z0-9]{12}$/);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Za-z0-9]{32}$/);
});
