import { DurableObject } from 'cloudflare:workers';
import {
  type ArrivalSpan,
  type ErasedAtAnalytics,
  erasedName,
  type LiveMessage,
  type LivePulse,
  type ShownReadings,
  type UsageRecord,
} from '@crow/contracts';
import type { Environment } from './environment.ts';
import { ErasedSessions, sessionsIn, withoutSessions } from './erasure/erased-sessions.ts';
import { UPDATE_INTERVAL_MS } from './live/limits.ts';
import { LiveView } from './live/live-view.ts';
import { ArrivalStore } from './quarantines/arrival-store.ts';
import { type MonthUsage, UsageStore } from './usage/usage-store.ts';

/**
 * What is known of one organization as a whole: its live view and its usage. Listeners are
 * hibernating WebSockets; they hear of changes at most once a second, and an organization where nothing
 * happens costs nothing.
 */
export class OrganizationAnalytics extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;
  readonly #arrivals: ArrivalStore;
  readonly #erased: ErasedSessions;
  readonly #live: LiveView;
  readonly #usage: UsageStore;
  #nextUpdate: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#arrivals = new ArrivalStore(ctx.storage.sql);
    this.#erased = new ErasedSessions(ctx.storage.sql);
    this.#live = new LiveView(ctx.storage.sql, this.#arrivals);
    this.#usage = new UsageStore(ctx.storage.sql, this.#arrivals);
  }

  async pulse(pulse: LivePulse): Promise<void> {
    const gone = await this.#erased.among(this.#organizationId, sessionsIn(pulse));
    if (this.#live.pulse(withoutSessions(pulse, gone))) this.#planUpdate();
  }

  /** @returns the provisional readings that were shown of the sessions */
  async recordUsage(usages: readonly UsageRecord[]): Promise<ShownReadings[]> {
    const gone = await this.#erased.among(
      this.#organizationId,
      usages.map(({ sessionId }) => sessionId),
    );
    this.ctx.storage.transactionSync(() => {
      for (const usage of usages) if (!gone.has(usage.sessionId)) this.#usage.record(usage);
    });
    const staying = new Set(usages.map(({ sessionId }) => sessionId).filter((sessionId) => !gone.has(sessionId)));
    return Array.from(staying, (sessionId) => ({ sessionId, readings: this.#live.shownReadings(sessionId) })).filter(
      ({ readings }) => readings.length > 0,
    );
  }

  /** Erases sessions; what was counted for billing stays as a sum. */
  async erase(sessionIds: readonly string[]): Promise<ErasedAtAnalytics> {
    const named = await Promise.all(
      sessionIds.map(async (id) => [await erasedName(this.#organizationId, id), id] as const),
    );
    let [liveRows, usageRecords] = [0, 0];
    for (const [name, sessionId] of named) {
      const removed = this.ctx.storage.transactionSync(() =>
        this.#erased.add(name, { liveRows: this.#live.erase(sessionId), usageRecords: this.#usage.erase(sessionId) }),
      );
      liveRows += removed.liveRows;
      usageRecords += removed.usageRecords;
    }
    this.#planUpdate();
    return { liveRows, usageRecords };
  }

  unfinishedIn(span: ArrivalSpan, after: string, limit: number): string[] {
    return this.#live.unfinishedIn(this.#arrivals.sessionsIn(span), after, limit);
  }

  /** Sessions that have ended and are not stored yet. */
  unfinished(): number {
    return this.#live.processingSessions();
  }

  usage(): MonthUsage[] {
    return this.#usage.months();
  }

  /** Hides what came in a span, or lets it back; listeners hear of it. */
  hide(quarantineId: string, span: ArrivalSpan, hides: boolean): void {
    if (hides) this.#arrivals.hide(quarantineId, span);
    else this.#arrivals.letBack(quarantineId);
    this.#live.tellAgain(this.#arrivals.sessionsIn(span));
    this.#planUpdate();
  }

  countUnfinished(span: ArrivalSpan): number {
    return this.#live.countUnfinished(this.#arrivals.sessionsIn(span));
  }

  snapshot(): LiveMessage {
    return this.#live.snapshot(this.now());
  }

  /** Opens a live view: a snapshot first, then updates. */
  override fetch(): Response {
    // Whoever listens already hears first what the snapshot holds, so that nobody hears anything twice.
    this.#tell();
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.send(JSON.stringify(this.snapshot()));
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Listeners have nothing to say; whatever one sends is ignored. */
  override webSocketMessage(): void {}

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 tell that no code came; they can't be sent back.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  get #organizationId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error('what is known of an organization is named by it');
    return name;
  }

  #planUpdate(): void {
    if (this.ctx.getWebSockets().length === 0) this.#live.forgetUntold();
    else this.#nextUpdate ??= setTimeout(() => this.#tell(), UPDATE_INTERVAL_MS);
  }

  #tell(): void {
    if (this.#nextUpdate !== null) clearTimeout(this.#nextUpdate);
    this.#nextUpdate = null;
    const text = JSON.stringify(this.#live.update(this.now()));
    for (const socket of this.ctx.getWebSockets()) socket.send(text);
  }
}
