import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';
import { bundled } from '../vitest.dependencies.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [
    cloudflareTest({
      wrangler: { configPath: here('wrangler.jsonc') },
      // The worker under test, bound to itself as its callers bind it.
      miniflare: {
        serviceBindings: { UNDERSTANDER: { name: 'ai-processing-service', entrypoint: 'Understander' } },
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
