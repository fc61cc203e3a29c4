/// <reference types="@cloudflare/vitest-plugin/types" />
import type { D1Migration } from '@cloudflare/vitest-plugin';
import type {
  AnalyticsErasure,
  Embedder,
  LiveMetrics,
  ProvisionalReading,
  QuarantinedTraffic,
  RecordEntry,
  Records,
  SessionControl,
  SessionReading,
  SessionTrace,
  Understander,
  Understanding,
  Usage,
  UsageRecord,
} from '@crow/contracts';
import type { Environment } from '../src/environment.ts';

/** What tests may ask of the fakes beside what the service asks. */
interface SessionControlFake extends SessionControl {
  calls(): Promise<string[]>;
  put(reading: SessionReading): Promise<void>;
  /** How a session came, and what follows it. */
  came(organizationId: string, sessionId: string, trace: SessionTrace): Promise<void>;
  /** The next times that something is to be erased fail. */
  failErasing(times: number): Promise<void>;
}
interface UnderstanderFake extends Understander {
  /** The next tries fail with an error of this name. */
  failNext(times: number, name: string): Promise<void>;
  /** The next try gets no answer for as long as a test lasts. */
  hangNext(): Promise<void>;
  hung(): Promise<boolean>;
  /** From now on the analyst is of this version. */
  becomeAnalyst(version: string): Promise<void>;
  /** From now on today's analyst says this of a session. */
  sayOf(sessionId: string, understanding: Partial<Understanding>): Promise<void>;
}
interface EmbedderFake extends Embedder {
  /** From now on it is another version of its model. */
  become(version: number): Promise<void>;
  /** Calls for several texts that are still answered. */
  answerOnly(calls: number): Promise<void>;
}
interface UsageFake extends Usage {
  records(organizationId: string): Promise<UsageRecord[]>;
  /** What the live view showed of a session. */
  show(organizationId: string, sessionId: string, readings: ProvisionalReading[]): Promise<void>;
}
interface LiveFake extends Pick<LiveMetrics, 'unfinished'> {
  setUnfinished(organizationId: string, count: number): Promise<void>;
}

interface RecordsFake extends Records {
  entries(organizationId: string): Promise<RecordEntry[]>;
  /** The next times that something is to be recorded fail. */
  failNext(times: number): Promise<void>;
}
interface ErasureFake extends AnalyticsErasure {
  /** Sessions that are open. */
  open(organizationId: string, sessionIds: string[]): Promise<void>;
  erased(organizationId: string): Promise<string[]>;
}
interface QuarantinedTrafficFake extends QuarantinedTraffic {
  hides(organizationId: string, quarantineId: string): Promise<boolean>;
}

declare global {
  namespace Cloudflare {
    interface Env extends Environment {
      SESSION_CONTROL: SessionControlFake;
      UNDERSTANDER: UnderstanderFake;
      EMBEDDER: EmbedderFake;
      USAGE: UsageFake;
      LIVE: LiveFake;
      RECORDS: RecordsFake;
      QUARANTINED: QuarantinedTrafficFake;
      ERASURE: ErasureFake;
      /** Signs internal tokens as the gateway does. */
      TEST_SIGNING_JWK: string;
      TEST_MIGRATIONS: D1Migration[];
    }
    interface GlobalProps {
      mainModule: typeof import('../src/index.ts');
    }
  }
}
