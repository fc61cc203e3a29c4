import { exports } from 'cloudflare:workers';
import { parseApiKey } from '@crow/contracts';
import { expect, test } from 'vitest';
import { cookieOf, logIn, makeShop, setupOf } from '../test/shop.ts';

test('other services find keys, logins and organizations in the directory', async () => {
  const { organizationId, userId, keyId, apiKey } = await makeShop('directory');
  const directory = exports.Directory;
  expect(await directory.findKey(parseApiKey(apiKey)?.keyId ?? '')).toMatchObject({ keyId, organizationId });
  const cookie = cookieOf(await logIn('owner@directory.example'));
  expect(await directory.resolveLogin(cookie)).toEqual({
    userId,
    email: 'owner@directory.example',
    name: 'Olga Owner',
    organizationId,
    organizationName: 'Shop directory',
    role: 'owner',
  });
  expect(await directory.readOrganization(organizationId)).toMatchObject({ catalog: setupOf('directory').catalog });
});

test('the directory answers null for what does not exist', async () => {
  const directory = exports.Directory;
  expect(await directory.findKey('key_nobodyhasit0')).toBeNull();
  expect(await directory.resolveLogin('a=b')).toBeNull();
  expect(await directory.readOrganization('org_none')).toBeNull();
});
