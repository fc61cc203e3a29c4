import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMinter, createVerifier } from '@crow/service-auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureSecrets } from './secrets.ts';

describe('secrets of the local stack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crow-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are made once, differ between stacks, and only their owner can read them', () => {
    const first = ensureSecrets(folder);
    expect(ensureSecrets(folder)).toEqual(first);
    expect(ensureSecrets(join(folder, 'other')).AUTH_SECRET).not.toBe(first.AUTH_SECRET);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('that are damaged or of another version are never made anew: nothing in the folder could be read with others', () => {
    const path = join(folder, 'secrets.json');
    const { KEY_PEPPER: _, AUTH_SECRET: __, ...others } = ensureSecrets(folder);
    writeFileSync(path, JSON.stringify(others));
    expect(() => ensureSecrets(folder)).toThrow(
      `${path} has no AUTH_SECRET, KEY_PEPPER: the folder is of another version`,
    );
    for (const damaged of ['{"AUTH_SECRET": "', '', 'null']) {
      writeFileSync(path, damaged);
      expect(() => ensureSecrets(folder)).toThrow(`${path} is no JSON`);
    }
  });

  it('hold a key pair whose public half verifies what the private half signs', async () => {
    const secrets = ensureSecrets(folder);
    const token = await createMinter(secrets.GATEWAY_SIGNING_JWK).tokenFor('analytics-service', {
      sub: 'user:u1',
      org: 'org_1',
    });
    const request = new Request('https://analytics/', { headers: { authorization: `Bearer ${token}` } });
    const verifier = createVerifier('analytics-service', secrets.INTERNAL_PUBLIC_JWKS);
    expect(await verifier.claimsOf(request)).toMatchObject({ sub: 'user:u1', org: 'org_1' });
  });

  it('keep the private key out of the public set', () => {
    const { keys } = JSON.parse(ensureSecrets(folder).INTERNAL_PUBLIC_JWKS) as { keys: Record<string, unknown>[] };
    expect(keys[0]).not.toHaveProperty('d');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('"GATEWAY_SIGNING_JWK"');
  });
});
