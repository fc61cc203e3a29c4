import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { exportJWK, generateKeyPair } from 'jose';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
          },
        },
      };
    }),
  ],
  test: { name: 'analytics-service', include: ['src/**/*.test.ts'], deps: bundled('hono', '@crow/contracts > zod') },
});
