import { DurableObject } from 'cloudflare:workers';
import type { PipelineState } from '@crow/contracts';
import { retryDeadLetters } from '../dead-letters/retry-dead-letters.ts';
import type { Environment } from '../environment.ts';
import { wakeDueErasures } from '../erasures/wake-erasures.ts';
import { logError } from '../failures/log-error.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { dropSettled, resendOverdue } from './resend-overdue.ts';
import { sweepArchive } from './sweep-archive.ts';
import { type SweeperSettings, sweeperSettings } from './sweeper-settings.ts';
import { SweeperStore } from './sweeper-store.ts';

/** Wait between two parts of one look. */
const NEXT_PART_MS = 1_000;

/**
 * Looks after the sessions of one organization that should have been processed, by a clock of its own: whether messages were
 * lost, a workflow died or a dead letter got lost, it compares the archive with the catalog and sends again what is missing.
 * It also tries again what failed and may work later. An organization that has nothing in its archive costs nothing.
 */
export class SweeperObject extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;
  readonly #store: SweeperStore;
  readonly #settings: SweeperSettings;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#store = new SweeperStore(ctx.storage.sql);
    this.#settings = sweeperSettings(env);
  }

  /** Begins to look after the organization, unless it does already. */
  async watch(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) !== null) return;
    await this.ctx.storage.setAlarm(this.now() + this.#settings.everyMs);
  }

  /** Sessions that were erased are not looked for. */
  forgetSessions(sessionIds: string[]): void {
    this.#store.removeSessions(sessionIds);
  }

  state(): PipelineState {
    const { resent, sweptAt } = this.#store.sweep();
    const { overdue, oldestAt } = this.#store.totals();
    return {
      overdue,
      ...(oldestAt !== null && { oldestAt }),
      resent,
      ...(sweptAt !== null && { sweptAt }),
      overdueAfterMs: this.#settings.overdueAfterMs,
    };
  }

  /** Never fails: an alarm that fails is repeated a few times only, and then never again. */
  override async alarm(): Promise<void> {
    const wait = await this.#look().catch((error: unknown) => {
      logError('sweep_failed', error, { organizationId: this.#organizationId });
      return this.#settings.everyMs;
    });
    if (wait !== null) await this.ctx.storage.setAlarm(this.now() + wait);
  }

  /** @returns how long until the next part; null when there is nothing to look after */
  async #look(): Promise<number | null> {
    const [env, organizationId, store, settings, now] = [
      this.env,
      this.#organizationId,
      this.#store,
      this.#settings,
      this.now(),
    ];
    await wakeDueErasures(env, organizationId, now);
    const told = await deliverRecords(env, organizationId);
    const ended = await sweepArchive(env, organizationId, store, settings, now);
    await dropSettled(env, organizationId, store, settings, now);
    const sent = await resendOverdue(env, organizationId, store, settings, now);
    const retried = await retryDeadLetters(env, organizationId, now);
    if (!ended || !sent || retried === 'more') return NEXT_PART_MS;
    const busy = store.sweep().found > 0 || store.totals().overdue > 0 || retried === 'later' || !told;
    return busy ? settings.everyMs : null;
  }

  get #organizationId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error('a sweeper is named by its organization');
    return name;
  }
}
