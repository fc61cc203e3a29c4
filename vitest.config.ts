import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'packages', environment: 'node', include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'] } },
      'services/*/vitest.config.ts',
    ],
  },
});
