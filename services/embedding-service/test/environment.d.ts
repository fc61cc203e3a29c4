/// <reference types="@cloudflare/vitest-plugin/types" />

declare global {
  namespace Cloudflare {
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
    }
  }
}

export {};
