import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { exportJWK, generateKeyPair } from 'jose';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Another Worker of the stack, replaced by a small one that tests can look into. */
const fake = (name: string) => ({
  name,
  modules: true,
  compatibilityDate: '2026-08-01',
  script: readFileSync(here(`test/fakes/${name}.js`), 'utf8'),
});

export default defineConfig({
  plugins: [
    cloudflareTest(async () => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const named = { kid: 'test', alg: 'EdDSA', use: 'sig' };
      return {
        wrangler: { configPath: here('wrangler.jsonc') },
        miniflare: {
          bindings: {
            INTERNAL_PUBLIC_JWKS: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }),
            TEST_SIGNING_JWK: JSON.stringify({ ...(await exportJWK(privateKey)), ...named }),
            TEST_MIGRATIONS: await readD1Migrations(here('migrations')),
          },
          workers: [
            fake('web-ingest-worker'),
            fake('ai-processing-service'),
            fake('embedding-service'),
            fake('organization-service'),
            fake('analytics-service'),
          ],
        },
      };
    }),
  ],
  test: {
    name: 'interaction-service',
    include: ['src/**/*.test.ts'],
    setupFiles: [here('test/migrate.ts')],
    deps: bundled('hono', '@crow/contracts > zod'),
  },
});
