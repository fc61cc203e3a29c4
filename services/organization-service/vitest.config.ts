import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { exportJWK, generateKeyPair } from 'jose';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const secret = () => randomBytes(32).toString('base64url');

export default defineConfig({
  plugins: [
    cloudflareTest(async () => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const named = { kid: 'test', alg: 'EdDSA', use: 'sig' };
      return {
        wrangler: { configPath: here('wrangler.jsonc') },
        miniflare: {
          d1Databases: ['TEST_OLD_DB'],
          bindings: {
            AUTH_SECRET: secret(),
            INTERNAL_PUBLIC_JWKS: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }),
            KEY_PEPPER: secret(),
            KEY_ENCRYPTION_KEYS: JSON.stringify({ current: '1', keys: { '1': secret() } }),
            SETUP_TOKEN: secret(),
            TEST_SIGNING_JWK: JSON.stringify({ ...(await exportJWK(privateKey)), ...named }),
            TEST_MIGRATIONS: await readD1Migrations(here('migrations')),
          },
        },
      };
    }),
  ],
  test: {
    name: 'organization-service',
    include: ['src/**/*.test.ts'],
    setupFiles: [here('test/migrate.ts')],
    deps: bundled('better-auth', 'better-auth/plugins', 'hono', 'uuidv7', '@crow/contracts > zod'),
  },
});
