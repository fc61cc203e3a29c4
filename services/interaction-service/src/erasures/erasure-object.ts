import { DurableObject } from 'cloudflare:workers';
import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { settlesMs } from './erasure-settings.ts';
import { takeErasingStep } from './take-erasing-step.ts';

const AFTER_FAILURE_MS = 5_000;

/**
 * Erases what erasures of one organization ask for, step by step by its alarm, so that it goes on after a restart. Where it stands is in the
 * catalog: nothing is lost with the object.
 */
export class ErasureObject extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;
  #step: Promise<void> | null = null;

  /** There is something to do. */
  async wake(): Promise<void> {
    await this.#fireAt(this.now());
  }

  /** Never fails: an alarm that fails is repeated a few times only, and then never again. */
  override async alarm(): Promise<void> {
    while (this.#step) await this.#step; // one at a time: a step counts on what it read
    this.#step = this.#takeStep();
    await this.#step;
    this.#step = null;
  }

  async #takeStep(): Promise<void> {
    const { name: organizationId } = this.ctx.id;
    if (organizationId === undefined) throw new Error('erasures are named by their organization');
    const now = this.now();
    const wait = await takeErasingStep(this.env, organizationId, settlesMs(this.env), now).catch((error: unknown) => {
      logError('erasing_interrupted', error, { organizationId });
      return AFTER_FAILURE_MS;
    });
    if (wait !== null) await this.#fireAt(now + wait);
  }

  /** Whoever woke it meanwhile is not made to wait. */
  async #fireAt(at: number): Promise<void> {
    const planned = await this.ctx.storage.getAlarm();
    if (planned === null || planned > at) await this.ctx.storage.setAlarm(at);
  }
}
