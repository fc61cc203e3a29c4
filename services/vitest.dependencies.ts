import type { ViteUserConfig } from 'vitest/config';

/** What a Worker bundles of other packages is resolved as a deployment resolves it. */
const CONDITIONS = ['workerd', 'worker', 'module', 'browser', 'import'];

/**
 * Bundles a project's dependencies once before its tests: each test file starts a runtime of its own, and asking for
 * hundreds of modules one by one took most of the time of a start.
 * @param packages names to import, `importer > name` for what only another package has installed
 */
export function bundled(...packages: string[]): NonNullable<ViteUserConfig['test']>['deps'] {
  return {
    optimizer: {
      ssr: {
        enabled: true,
        include: packages,
        rolldownOptions: {
          external: [/^node:/, /^cloudflare:/],
          resolve: { conditionNames: CONDITIONS },
        },
      },
    },
  };
}
