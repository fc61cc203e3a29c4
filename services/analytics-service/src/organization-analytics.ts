import { DurableObject } from 'cloudflare:workers';
import type { ArrivalSpan, LiveMessage, LivePulse, ProvisionalReading, UsageRecord } from '@crow/contracts';
import type { Environment } from './environment.ts';
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
  readonly #live: LiveView;
  readonly #usage: UsageStore;
  #nextUpdate: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#arrivals = new ArrivalStore(ctx.storage.sql);
    this.#live = new LiveView(ctx.storage.sql, this.#arrivals);
    this.#usage = new UsageStore(ctx.storage.sql, this.#arrivals);
  }

  pulse(pulse: LivePulse): void {
    if (this.#live.pulse(pulse)) this.#planUpdate();
  }

  /** @returns the provisional readings that were shown of the session */
  recordUsage(usage: UsageRecord): ProvisionalReading[] {
    this.#usage.record(usage);
    return this.#live.shownReadings(usage.sessionId);
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
