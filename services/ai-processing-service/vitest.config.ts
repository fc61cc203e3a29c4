import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Stands for the organization service: a shop of one laptop, and nobody else. */
const DIRECTORY = `
  import { WorkerEntrypoint } from 'cloudflare:workers';
  let asked = 0;
  export class Directory extends WorkerEntrypoint {
    async readOrganization(id) {
      asked++;
      if (id !== 'org_live') return null;
      const catalog = [{ id: 'laptop-x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' }];
      return { id, name: 'Laptop Lane', language: 'en', currency: 'EUR', idleMs: 3600000, modelPolicy: 'all', terms: { zahltisch: 'checkout' }, catalog };
    }
    async asked() { return asked; }
  }
  export default { fetch: () => new Response(null, { status: 404 }) };
`;

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: here('wrangler.jsonc') },
      // The worker under test, bound to itself as its callers bind it.
      miniflare: {
        serviceBindings: {
          UNDERSTANDER: { name: 'ai-processing-service', entrypoint: 'Understander' },
          READER: { name: 'ai-processing-service', entrypoint: 'LiveReader' },
        },
        workers: [{ name: 'organization-service', modules: true, script: DIRECTORY, compatibilityDate: '2026-08-01' }],
        bindings: { GEMINI_API_KEY: '' },
      },
    }),
  ],
  test: {
    name: 'ai-processing-service',
    include: ['src/**/*.test.ts'],
    globalSetup: [here('test/fake-gemini.ts')],
    deps: bundled('@crow/contracts > zod', 'zod', 'ai', '@ai-sdk/google'),
  },
});
