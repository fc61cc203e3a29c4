import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Without a process for each file: loading the same modules sixty times was most of the work.
          isolate: false,
          include: ['{packages,apps}/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      'services/*/vitest.config.ts',
    ],
  },
});
