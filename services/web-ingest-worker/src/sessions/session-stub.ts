import {
  type BatchIntake,
  type ErasedAtIngest,
  type SessionReading,
  type SessionState,
  type SessionTrace,
  sessionObjectName,
} from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import type { Environment } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import type { AnsweredBatch, FullSession } from './hand-over.ts';

/** What can be asked of a session's object. */
export interface SessionStub extends BatchIntake {
  confirmProcessed(revision: number): Promise<void>;
  park(revision: number): Promise<void>;
  replay(revision: number): Promise<void>;
  read(): Promise<SessionReading | null>;
  state(): Promise<SessionState | null>;
  traceOf(): Promise<SessionTrace>;
  erase(organizationId: string, sessionId: string): Promise<ErasedAtIngest>;
  take(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<AnsweredBatch | FullSession>;
}

/** The object of one session. */
export function sessionStub(
  env: Pick<Environment, 'SESSIONS'>,
  organizationId: string,
  sessionId: string,
): SessionStub {
  // The types of RPC don't come to an end on properties, which may hold properties.
  return env.SESSIONS.getByName(sessionObjectName(organizationId, sessionId)) as unknown as SessionStub;
}
