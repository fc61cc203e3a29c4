import { DurableObject } from 'cloudflare:workers';
import {
  type BatchAnswer,
  type BatchIntake,
  type ErasedAtIngest,
  erasedName,
  type InteractionMessage,
  interactionQueueOf,
  type Problem,
  problem,
  type SentBatch,
  type SessionEventIds,
  type SessionReading,
  type SessionState,
  type SessionTrace,
  sessionObjectName,
} from '@crow/contracts';
import { type JudgedBatch, judgeBatch } from '../batches/judge-batch.ts';
import { type Environment, FAILURE_RETRY_MS, outboxRetryMs } from '../configuration.ts';
import { within } from '../failures/within.ts';
import { admitReader, admitSender } from '../ingest/admit.ts';
import { type Delivery, describeDelivery } from '../ingest/delivery.ts';
import { unavailable } from '../ingest/refusals.ts';
import { LedgerTeller } from '../ledger/ledger-teller.ts';
import { tellRejected } from '../ledger/tell-rejected.ts';
import { type UntoldRefusal, UntoldRefusals } from '../ledger/untold-refusals.ts';
import { liveReport } from '../live/live-report.ts';
import { SessionLive } from '../live/session-live.ts';
import { logError } from '../log/log-error.ts';
import { acceptBatch } from './accept-batch.ts';
import { completeSession } from './complete-session.ts';
import { eraseSession } from './erase-session.ts';
import { ErasedMark } from './erased-mark.ts';
import { FollowOnStore } from './follow-on-store.ts';
import { FreedSession } from './freed-session.ts';
import { type AnsweredBatch, type FullSession, handOver } from './hand-over.ts';
import { normalizeBatch } from './normalize-batch.ts';
import { answerErased, refuseErased, withoutIds } from './refuse-erased.ts';
import { readArchive, writeArchive } from './session-archive.ts';
import type { SessionRow } from './session-row.ts';
import { SessionStore } from './session-store.ts';
import { sessionStub } from './session-stub.ts';
import { backOffMs, nextMoveAt } from './waiting.ts';

/**
 * One session: takes its batches, and moves it from state to state once it is idle.
 *
 * Every move is written only when the session is still in the state and revision that the move
 * started from, because a batch, a confirmation or another try may have come in between. A batch
 * that comes after `open` opens the next revision, which holds all events: whatever is still under way
 * for the older revision then changes nothing here.
 */
export class SessionObject extends DurableObject<Environment> implements BatchIntake {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;
  #store: SessionStore;
  #followOns: FollowOnStore;
  #mark: ErasedMark;
  #refusals: UntoldRefusals;
  #freed: FreedSession;
  #ledger: LedgerTeller;
  #live: SessionLive;
  /** When the alarm is set to fire; null when none is set. */
  #alarmAt: number | null = null;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#store = new SessionStore(ctx.storage);
    this.#followOns = new FollowOnStore(ctx.storage);
    this.#mark = new ErasedMark(ctx.storage);
    this.#refusals = new UntoldRefusals(ctx.storage);
    const stores = { store: this.#store, followOns: this.#followOns, refusals: this.#refusals };
    this.#freed = new FreedSession(ctx.storage, stores);
    this.#ledger = new LedgerTeller(this.#store, this.#refusals, ctx);
    this.#live = new SessionLive(ctx);
    void ctx.blockConcurrencyWhile(async () => {
      this.#alarmAt = await ctx.storage.getAlarm();
    });
  }

  /** Takes one batch from the gateway. Answers after it is on disk. */
  async receive(token: string, sent: SentBatch): Promise<BatchAnswer> {
    const claims = await admitSender(token, this.env);
    if ('refusal' in claims) return claims.refusal;
    const delivery = describeDelivery(sent, claims);
    const { organizationId, sessionId } = delivery;
    if (this.ctx.id.name !== sessionObjectName(organizationId, sessionId)) return problem('session_mismatch');
    const receivedAt = this.now();
    const batch = judgeBatch(sent, delivery, { receivedAt, sentAt: delivery.sentAt });
    if (!batch.ok) return problem(batch.code, batch.detail, batch.place);
    try {
      await this.#freed.remember(this.env.ARCHIVE, this.now());
      const { receipt, report, erased } = await this.#takeOrHandOver(batch, delivery, receivedAt);
      if (receipt.rejected.length > 0) {
        await (erased
          ? this.#tellErased(batch, delivery, receivedAt)
          : this.#tellRejected(batch, delivery, receivedAt));
        this.#arm();
      }
      this.#live.took(this.env, delivery, report);
      this.#glance();
      return receipt;
    } catch (error) {
      logError('batch_not_stored', error, { organizationId, sessionId });
      return unavailable();
    }
  }

  /** What is stored here; null for a session that never was. */
  async eventIds(token: string): Promise<SessionEventIds | Problem | null> {
    const claims = await admitReader(token, this.env);
    if ('refusal' in claims) return claims.refusal;
    const session = this.#session();
    if (!session || session.organizationId !== claims.org) return null;
    const { freedArchiveKey, sessionId } = session;
    const freed = freedArchiveKey === null ? [] : (await readArchive(this.env.ARCHIVE, freedArchiveKey)).events;
    const stored = this.#store.batches().flatMap((batch) => normalizeBatch(batch).events);
    return {
      sessionId,
      eventIds: [...freed, ...stored].map(({ id }) => id),
      followedBy: this.#followOns.all().map((followOn) => followOn.sessionId),
    };
  }

  /** Takes a batch that a full session hands over, or tells which session follows this one when it is full as well. */
  async take(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<AnsweredBatch | FullSession> {
    await this.#freed.remember(this.env.ARCHIVE, this.now());
    const answered = this.#take(batch, delivery, receivedAt);
    return answered ?? { followOn: this.#followOns.first(), held: this.#store.fingerprints() };
  }

  override async alarm(): Promise<void> {
    this.#alarmAt = null;
    // One that ends now is read as a whole in a moment.
    if (!this.#due()) this.#glance();
    if (this.#ledger.isDue(this.now())) await this.#ledger.tell(this.env, this.now());
    await this.#advance();
  }

  /** Lets the alarm fire again later; what it had to do stays due. */
  protected putOffAlarm(at: number): void {
    void this.ctx.storage.setAlarm(at);
    this.#alarmAt = at;
  }

  /** The revision's results are stored: the batches are no longer needed. What can't be freed now is freed later. */
  async confirmProcessed(revision: number): Promise<void> {
    const session = this.#store.session();
    const waiting = session?.state === 'archived' || session?.state === 'queued' || session?.state === 'parked';
    if (session?.revision !== revision || !waiting) return;
    try {
      await this.#free(session);
    } catch (error) {
      if (this.#isStill(session)) {
        this.#move(session, 'processed');
        this.#postpone(error);
      }
    }
    await this.#advance();
  }

  /** Stops the re-sending of a revision. */
  async park(revision: number): Promise<void> {
    const session = this.#store.session();
    if (session?.revision !== revision || (session.state !== 'archived' && session.state !== 'queued')) return;
    this.#move(session, 'parked');
    this.#arm();
  }

  /** Sends a parked revision, or one that still waits for its confirmation, to the queue again. */
  async replay(revision: number): Promise<void> {
    const session = this.#store.session();
    if (session?.revision !== revision || !['parked', 'archived', 'queued'].includes(session.state)) return;
    this.#move(session, 'archived');
    await this.#advance();
  }

  /** Where the session is on its way; null for a session that never was. */
  async state(): Promise<SessionState | null> {
    return this.#session()?.state ?? null;
  }

  /** State and all events, wherever they are; null for a session that never was. */
  async read(): Promise<SessionReading | null> {
    const session = this.#session();
    if (!session) return null;
    this.#arm();
    const { context, events } = await this.#complete(session);
    return {
      sessionId: session.sessionId,
      ...(context.visitorId === undefined ? {} : { visitorId: context.visitorId }),
      state: session.state,
      revision: session.revision,
      startedAt: context.startedAt,
      lastActivityAt: this.#store.totals().lastActivityAt,
      events,
    };
  }

  /** How the session came, and what follows it. */
  async traceOf(): Promise<SessionTrace> {
    const followedBy = this.#followOns.all().map(({ sessionId }) => sessionId);
    return { arrivals: this.#store.arrivals(), followedBy };
  }

  /** Erases all of the session, whatever it is doing; what still comes of it is refused from now on. */
  async erase(organizationId: string, sessionId: string): Promise<ErasedAtIngest> {
    if (this.ctx.id.name !== sessionObjectName(organizationId, sessionId)) throw new Error('this is another session');
    const stores = { mark: this.#mark, sessions: this.#store, followOns: this.#followOns, ledger: this.#ledger };
    try {
      return await eraseSession(this.env, stores, { organizationId, sessionId }, this.now());
    } finally {
      this.#arm();
    }
  }

  #tellRejected(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<void> {
    const keep = (untold: UntoldRefusal) => this.#ledger.keepRefused(this.env, untold);
    return tellRejected(this.env, keep, batch, delivery, receivedAt);
  }

  /** The ledger counts events of an erased session, and does not learn its id again. */
  async #tellErased(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<void> {
    const name = await erasedName(delivery.organizationId, delivery.sessionId);
    return this.#tellRejected(withoutIds(refuseErased(batch)), { ...delivery, sessionId: name }, receivedAt);
  }

  /** The session, as long as it is not to be erased. */
  #session(): SessionRow | null {
    return this.#mark.read() ? null : this.#store.session();
  }

  /** Stores a batch here, or answers it as one that is stored; null when it is for the follow-on session. */
  #take(batch: JudgedBatch, delivery: Delivery, receivedAt: number): AnsweredBatch | null {
    if (this.#mark.read()) return answerErased(batch, delivery, receivedAt);
    try {
      const acceptance = acceptBatch(this.#store, this.#followOns, batch, delivery, receivedAt);
      if (!acceptance) return null;
      const { receipt, opened } = acceptance;
      this.#noteForLedger(batch, delivery, receivedAt, receipt.duplicate);
      this.#arm();
      if (opened) this.#announce();
      const { sessionId, sentAt } = delivery;
      return { receipt, report: liveReport(batch, { sessionId, receivedAt, sentAt }, receipt) };
    } catch (error) {
      this.#store.forget();
      this.#followOns.forget();
      throw error;
    }
  }

  #noteForLedger({ head, accepted }: JudgedBatch, delivery: Delivery, receivedAt: number, isCopy: boolean): void {
    const { batchId, source } = head;
    const { organizationId, sessionId, keyId } = delivery;
    if (isCopy) this.#ledger.noteCopy(source, keyId, accepted.length);
    else if (accepted.length > 0) {
      this.#ledger.noteStored(this.env, organizationId, { sessionId, batchId, source, since: receivedAt });
    }
  }

  /** The name of the follow-on session is on disk before the batch leaves: what an object sends waits for its writes. */
  #takeOrHandOver(batch: JudgedBatch, delivery: Delivery, receivedAt: number): Promise<AnsweredBatch> {
    const answered = this.#take(batch, delivery, receivedAt);
    if (answered) return Promise.resolve(answered);
    return handOver(this.#followOns, delivery, (onward) =>
      sessionStub(this.env, onward.organizationId, onward.sessionId).take(batch, onward, receivedAt),
    );
  }

  /** Makes all moves that are due. A move that fails is tried again later, for as long as it takes. */
  async #advance(): Promise<void> {
    try {
      for (let session = this.#due(); session; session = this.#due()) await this.#makeMove(session);
    } catch (error) {
      this.#postpone(error);
    }
    this.#arm();
  }

  /** The session, when its next move is due. */
  #due(): SessionRow | null {
    const session = this.#session();
    const at = session && nextMoveAt(session, this.#store.totals().lastActivityAt);
    return session && at !== null && at <= this.now() ? session : null;
  }

  async #makeMove(session: SessionRow): Promise<void> {
    switch (session.state) {
      case 'open':
        return this.#move(session, 'closing');
      case 'closing':
        return this.#archive(session);
      case 'archived':
      case 'queued':
        return this.#send(session);
      case 'freed':
        return this.#freed.forget(this.env.ARCHIVE, session, this.now());
      default:
        return this.#free(session);
    }
  }

  /** Archives the session and sends it in one go: only where sending fails is the way between written down. */
  async #archive(session: SessionRow): Promise<void> {
    const complete = await this.#complete(session);
    const archiveKey = await writeArchive(this.env.ARCHIVE, complete);
    if (this.#mark.read()) return within('archive', this.env.ARCHIVE.delete(archiveKey)); // erased meanwhile
    if (!this.#isStill(session)) return;
    const change = { archiveKey, moments: complete.moments };
    try {
      await this.#send(
        { ...session, ...change, attempts: 0 },
        change,
        session.archiveKey === null ? 'first' : undefined,
      );
    } catch (error) {
      this.#move(session, 'archived', change);
      throw error;
    }
  }

  /**
   * @param change what else becomes of the session
   * @param sent what the message says of itself; nothing in a replay, whose state is `archived`
   */
  async #send(
    session: SessionRow,
    change: Partial<SessionRow> = {},
    sent: InteractionMessage['sent'] = session.state === 'queued' ? 'again' : undefined,
  ): Promise<void> {
    const { organizationId, sessionId, revision, archiveKey } = session;
    if (archiveKey === null) throw new Error(`a session cannot be ${session.state} without an archive`);
    const message = { organizationId, sessionId, revision, archiveKey, ...(sent && { sent }) };
    await within('queue', interactionQueueOf(this.env, sessionId).send(message));
    const attempts = session.attempts + 1;
    const attemptAt = this.now() + backOffMs(outboxRetryMs(this.env), attempts);
    this.#move(session, 'queued', { ...change, attempts, attemptAt });
  }

  /** Frees the batches, when the archive that then holds the only copy of their events is really there. */
  async #free(session: SessionRow): Promise<void> {
    const { archiveKey } = session;
    if (archiveKey !== null && (await within('archive', this.env.ARCHIVE.head(archiveKey)))) {
      if (!(await this.#ledger.tell(this.env, this.now()))) throw new Error('the ledger has not heard of all batches');
      if (!this.#isStill(session)) return;
      this.#store.free(archiveKey);
      this.#alarmAt = null; // set anew: what was waited for is over, and the next look is a month away
      return this.#announce();
    }
    logError('archive_missing', 'the archive of a processed revision is missing and is written again', {
      organizationId: session.organizationId,
      sessionId: session.sessionId,
      revision: session.revision,
    });
    this.#move(session, 'closing');
  }

  #isStill(session: SessionRow): boolean {
    const current = this.#store.session();
    return current?.state === session.state && current.revision === session.revision;
  }

  /** Writes a move, unless the session has moved otherwise since the move began. */
  #move(from: SessionRow, state: SessionState, change: Partial<SessionRow> = {}): void {
    if (!this.#isStill(from)) return;
    this.#store.update({ attempts: 0, attemptAt: this.now(), ...change, state });
    if (state !== from.state) this.#announce();
  }

  #postpone(error: unknown): void {
    const session = this.#store.session();
    if (!session) return;
    const attempts = session.attempts + 1;
    const attemptAt = this.now() + backOffMs(FAILURE_RETRY_MS, attempts);
    const { organizationId, sessionId, revision, state } = session;
    logError('move_failed', error, { organizationId, sessionId, revision, state, attempts });
    this.#store.update({ attempts, attemptAt });
  }

  /** All events of the session: those of freed batches from their archive, the others from their rows. */
  async #complete(session: SessionRow) {
    const { freedArchiveKey } = session;
    const freed = freedArchiveKey === null ? null : await readArchive(this.env.ARCHIVE, freedArchiveKey);
    return completeSession(session, freed, this.#store.batches(), this.#store.arrivals());
  }

  /**
   * Sets the alarm for the next move, unless it is set for the same time or earlier: then it fires early,
   * finds nothing due and is set anew. So activity only rarely costs a write of the alarm.
   */
  #arm(): void {
    const session = this.#session();
    const moveAt = session && nextMoveAt(session, this.#store.totals().lastActivityAt);
    const at = earliest(moveAt, this.#ledger.plan(this.now()));
    if (at === null) {
      if (this.#alarmAt !== null) void this.ctx.storage.deleteAlarm();
      this.#alarmAt = null;
    } else if (this.#alarmAt === null || at < this.#alarmAt) {
      void this.ctx.storage.setAlarm(at);
      this.#alarmAt = at;
    }
  }

  /** Lets the live view know what the session looks like so far. */
  #glance(): void {
    const session = this.#session();
    if (session) {
      this.#live.glance(this.env, session, this.#store.totals().events, () => this.#complete(session), this.now());
    }
  }

  /** Tells the live view where the session is. */
  #announce(): void {
    const session = this.#store.session();
    if (session) this.#live.moved(this.env, session, this.now());
  }
}

/** The earlier of two times, null only when there is neither. */
function earliest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
