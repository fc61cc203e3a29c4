import type { CompleteSession } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import type { SessionRow } from '../sessions/session-row.ts';
import type { LiveReport } from './live-report.ts';
import { createLiveTeller } from './live-teller.ts';
import { ProvisionalReader } from './provisional-reader.ts';

/** One per isolate, so that the live view is told once a second by all sessions in it. */
const liveTeller = createLiveTeller();

type Needs = Pick<Environment, 'LIVE' | 'READER'>;

/** What one session tells the live view. It may miss all of it, so nothing is waited for or repeated. */
export class SessionLive {
  #ctx: Pick<DurableObjectState, 'waitUntil'>;
  #provisional = new ProvisionalReader();

  constructor(ctx: Pick<DurableObjectState, 'waitUntil'>) {
    this.#ctx = ctx;
  }

  /** Tells of a batch. */
  took(env: Needs, delivery: Delivery, report: LiveReport): void {
    liveTeller.note(delivery, report, env.LIVE, this.#ctx);
  }

  /** Tells where the session is. */
  moved(env: Needs, { organizationId, sessionId, revision, state }: SessionRow, at: number): void {
    liveTeller.noteMove(organizationId, { sessionId, revision, state, at }, env.LIVE, this.#ctx);
  }

  /**
   * Reads the session when that is due while it is open, and tells what it looks like so far.
   * @param events how many it has
   * @param complete puts it together as it is
   */
  glance(
    env: Needs,
    { organizationId, sessionId, openedAt, state }: SessionRow,
    events: number,
    complete: () => Promise<CompleteSession>,
    now: number,
  ): void {
    if (state !== 'open' || !this.#provisional.isDue({ startedAt: openedAt, events }, now)) return;
    const read = this.#provisional.read(env.READER, complete, events, now);
    this.#ctx.waitUntil(
      read.then((reading) => {
        if (reading) liveTeller.noteReading(organizationId, { sessionId, reading }, env.LIVE, this.#ctx);
      }),
    );
  }
}
