/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from '@cloudflare/vitest-plugin';
import type { Environment } from '../src/environment.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      /** Signs internal tokens as the gateway does. */
      TEST_SIGNING_JWK: string;
      TEST_MIGRATIONS: D1Migration[];
      /** Empty: for tests that migrate a database with content. */
      TEST_OLD_DB: D1Database;
    }
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
    }
  }
}
