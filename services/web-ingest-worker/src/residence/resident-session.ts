import type {
  BatchAnswer,
  ErasedAtIngest,
  Problem,
  SentBatch,
  SessionEventIds,
  SessionReading,
  SessionState,
  SessionTrace,
} from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import type { Environment } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import type { AnsweredBatch, FullSession } from '../sessions/hand-over.ts';
import { SessionObject } from '../sessions/session-object.ts';
import { residenceOf } from './residence-of.ts';

/** How long an alarm is put off when too many are due: the ledger hears of the session, or the session ends, that much later. */
const PUT_OFF_MS = 60_000;

/** A session object that leaves memory between calls where its files are needed by others. */
export class ResidentSession extends SessionObject {
  #own: ReturnType<typeof residenceOf>;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#own = residenceOf(ctx, env);
  }

  override receive(token: string, sent: SentBatch): Promise<BatchAnswer> {
    return this.#during(() => super.receive(token, sent));
  }

  override take(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<AnsweredBatch | FullSession> {
    return this.#during(() => super.take(batch, delivery, receivedAt));
  }

  override alarm(): Promise<void> {
    return this.#during(async () => {
      if (!this.#own) return super.alarm();
      const isDone = await this.#own.turns.during(() => super.alarm());
      if (!isDone) this.putOffAlarm(this.now() + PUT_OFF_MS);
    });
  }

  override eventIds(token: string): Promise<SessionEventIds | Problem | null> {
    return this.#during(() => super.eventIds(token));
  }

  override confirmProcessed(revision: number): Promise<void> {
    return this.#during(() => super.confirmProcessed(revision));
  }

  override park(revision: number): Promise<void> {
    return this.#during(() => super.park(revision));
  }

  override replay(revision: number): Promise<void> {
    return this.#during(() => super.replay(revision));
  }

  override read(): Promise<SessionReading | null> {
    return this.#during(() => super.read());
  }

  override state(): Promise<SessionState | null> {
    return this.#during(() => super.state());
  }

  override traceOf(): Promise<SessionTrace> {
    return this.#during(() => super.traceOf());
  }

  override erase(organizationId: string, sessionId: string): Promise<ErasedAtIngest> {
    return this.#during(() => super.erase(organizationId, sessionId));
  }

  async #during<T>(work: () => T | Promise<T>): Promise<T> {
    return this.#own ? this.#own.residence.during(work) : work();
  }
}
