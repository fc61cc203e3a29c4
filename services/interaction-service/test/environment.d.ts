/// <reference types="@cloudflare/vitest-pool-workers/types" />
import type { D1Migration } from '@cloudflare/vitest-pool-workers';
import type { Embedder, SessionControl, SessionReading, Understander, Usage, UsageRecord } from '@crow/contracts';
import type { Environment } from '../src/environment.ts';

/** What tests may ask of the fakes beside what the service asks. */
interface SessionControlFake extends SessionControl {
  calls(): Promise<string[]>;
  put(reading: SessionReading): Promise<void>;
}
interface UnderstanderFake extends Understander {
  /** The next tries fail with an error of this name. */
  failNext(times: number, name: string): Promise<void>;
}
interface EmbedderFake extends Embedder {
  /** From now on it is another version of its model. */
  become(version: number): Promise<void>;
  /** Calls for several texts that are still answered. */
  answerOnly(calls: number): Promise<void>;
}
interface UsageFake extends Usage {
  records(organizationId: string): Promise<UsageRecord[]>;
}

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      SESSION_CONTROL: SessionControlFake;
      UNDERSTANDER: UnderstanderFake;
      EMBEDDER: EmbedderFake;
      USAGE: UsageFake;
      /** Signs internal tokens as the gateway does. */
      TEST_SIGNING_JWK: string;
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
    }
  }
}
