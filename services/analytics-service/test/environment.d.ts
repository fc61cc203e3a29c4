/// <reference types="@cloudflare/vitest-plugin/types" />
import type { Environment } from '../src/environment.ts';

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      /** Signs internal tokens as the gateway does. */
      TEST_SIGNING_JWK: string;
    }
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
    }
  }
}
