/// <reference types="@cloudflare/vitest-plugin/types" />
import type { Directory, KeyState, Login } from '@crow/contracts';
import type { Environment } from '../src/environment.ts';

/** The directory of the tests, which also takes what it shall know. */
interface FakeDirectory extends Directory {
  putKey(key: KeyState): Promise<void>;
  putLogin(cookie: string, login: Login | null): Promise<void>;
  setCrashing(crashing: boolean): Promise<void>;
  setDown(down: boolean): Promise<void>;
  countAsked(): Promise<{ findKey: number; resolveLogin: number }>;
}

declare global {
  namespace Cloudflare {
    interface Env extends Omit<Environment, 'DIRECTORY'> {
      DIRECTORY: FakeDirectory;
      /** Gives out what sessions got. */
      INGEST: Fetcher;
      /** What services verify internal tokens with. */
      TEST_PUBLIC_JWKS: string;
    }
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
      durableNamespaces: 'KeyObject';
    }
  }
  /** Vite's: source texts by their paths. */
  interface ImportMeta {
    glob(patterns: string[], options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>;
  }
}
