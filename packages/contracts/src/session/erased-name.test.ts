import { expect, test } from 'vitest';
import { erasedName, removedObjectName } from './erased-name.ts';

test('the name of an erased session is its own in its own organization, and says nothing of it', async () => {
  const name = await erasedName('org_1', 'ses_1');
  expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(await erasedName('org_1', 'ses_1')).toBe(name);
  expect(await erasedName('org_2', 'ses_1')).not.toBe(name);
  expect(await erasedName('org_1', 'ses_2')).not.toBe(name);
});

test('a receipt names a removed object by the SHA-256 of its key', async () => {
  expect(await removedObjectName('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
