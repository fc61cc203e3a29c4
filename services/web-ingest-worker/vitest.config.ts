import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { exportJWK, generateKeyPair } from 'jose';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Stands for the analytics service: takes everything and forgets it. */
const LIVE = `
  import { WorkerEntrypoint } from 'cloudflare:workers';
  export class LiveMetrics extends WorkerEntrypoint {
    async pulse() {}
    async moved() {}
  }
  export default { fetch: () => new Response(null, { status: 404 }) };
`;

/** Stands for the AI service: every open session looks as if somebody were buying. */
const READER = `
  import { WorkerEntrypoint } from 'cloudflare:workers';
  export class LiveReader extends WorkerEntrypoint {
    async glance({ events }) {
      return { intent: 'purchasing', stage: 'cart', confidence: 0.7, friction: [], events: events.length, at: Date.now() };
    }
  }
  export default { fetch: () => new Response(null, { status: 404 }) };
`;

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
          workers: [
            { name: 'analytics-service', modules: true, script: LIVE, compatibilityDate: '2026-08-01' },
            { name: 'ai-processing-service', modules: true, script: READER, compatibilityDate: '2026-08-01' },
          ],
        },
      };
    }),
  ],
  test: {
    name: 'web-ingest-worker',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    deps: bundled('@crow/contracts > zod'),
  },
});
