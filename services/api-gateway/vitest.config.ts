import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { exportJWK, generateKeyPair } from 'jose';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';
import { PROXY_SECRETS } from './test/trusted-proxy.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Another Worker of the stack, replaced by a small one that tests can look into. */
const fake = (name: string, script: string, bindings: Record<string, string | number> = {}) => ({
  name,
  modules: true,
  compatibilityDate: '2026-08-01',
  script: readFileSync(here(`test/fakes/${script}`), 'utf8'),
  bindings: { NAME: name, ...bindings },
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
            GATEWAY_SIGNING_JWK: JSON.stringify({ ...(await exportJWK(privateKey)), ...named }),
            // As while it is being changed: the new one, and the old one.
            KEY_PEPPER: [32, 32].map((size) => randomBytes(size).toString('base64url')).join(' '),
            TRUSTED_PROXIES: PROXY_SECRETS.map((secret) => createHash('sha256').update(secret).digest('hex')).join(),
            TEST_PUBLIC_JWKS: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), ...named }] }),
          },
          serviceBindings: { INGEST: 'web-ingest-worker' },
          workers: [
            {
              ...fake('web-ingest-worker', 'sessions.js'),
              durableObjects: { SESSIONS: { className: 'SessionObject', useSQLite: true } },
            },
            fake('interaction-service', 'echo.js'),
            fake('analytics-service', 'echo.js'),
            fake('organization-service', 'directory.js'),
          ],
        },
      };
    }),
  ],
  test: { name: 'api-gateway', include: ['src/**/*.test.ts'], deps: bundled('hono', '@crow/contracts > zod') },
});
