import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [cloudflareTest({ wrangler: { configPath: here('wrangler.jsonc') } })],
  test: { name: 'embedding-service', include: ['src/**/*.test.ts'], globalSetup: [here('test/build.mjs')] },
});
