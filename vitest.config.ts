import { defineConfig } from 'vitest/config';
import { CORES } from './scripts/side-by-side.ts';

export default defineConfig({
  test: {
    // Vitest leaves one core free of its own accord; nothing else runs beside it here.
    maxWorkers: CORES,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // Without a process for each file: loading the same modules sixty times was most of the work.
          isolate: false,
          include: ['{packages,apps}/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{corpus,rates}/*.test.ts'],
        },
      },
      'services/*/vitest.config.ts',
    ],
  },
});
