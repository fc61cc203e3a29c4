import type { Residents } from './residents.ts';

/** How long an object counts as idle before it leaves. */
const IDLE_MS = 1_000;
const PAUSE_MS = 20;
const PAUSES = 50;

/** What an object needs of its platform to leave. */
export interface Ground {
  id: string;
  /** Settles when all that was written is on disk. */
  synced(): Promise<void>;
  /** Ends the object's time in memory; the next call makes it anew from its storage. */
  end(): void;
  now(): number;
  /** Calls back after some milliseconds. */
  later(ms: number, act: () => void): void;
}

/**
 * An object's time in memory, where memory or files are short: it ends between two calls, after everything is on disk and the answers are
 * out. Alarms are on disk as well and fire as if nothing had been.
 */
export class Residence {
  #residents: Residents;
  #ground: Ground;
  #calls = 0;
  #calledAt = 0;
  #isWaiting = false;

  constructor(residents: Residents, ground: Ground) {
    this.#residents = residents;
    this.#ground = ground;
  }

  /** Does a call's work, during which the object stays. */
  async during<T>(work: () => T | Promise<T>): Promise<T> {
    this.#calls += 1;
    this.#note();
    try {
      const answer = await work();
      await this.#makeRoom();
      return answer;
    } finally {
      this.#calls -= 1;
      this.#note();
      this.#plan();
    }
  }

  /** Keeps an answer back while objects come faster than they leave, a second at most: who waits for it sends nothing new. */
  async #makeRoom(): Promise<void> {
    for (let pause = 0; pause < PAUSES && this.#residents.isCrowded(); pause++) {
      await new Promise<void>((resolve) => this.#ground.later(PAUSE_MS, resolve));
    }
  }

  #note(): void {
    this.#calledAt = this.#ground.now();
    this.#residents.called(this.#ground.id, this.#calledAt);
  }

  #plan(): void {
    if (this.#residents.leave() === 'at once') this.#ground.later(0, () => void this.#leave());
    else this.#planIdle();
  }

  #planIdle(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    const idleAt = this.#calledAt + IDLE_MS;
    this.#ground.later(Math.max(idleAt - this.#ground.now(), 0), () => {
      this.#isWaiting = false;
      if (this.#calls > 0) return; // its end plans anew
      if (this.#ground.now() < this.#calledAt + IDLE_MS) this.#planIdle();
      else void this.#leave();
    });
  }

  async #leave(): Promise<void> {
    const calledAt = this.#calledAt;
    const wasCalled = () => this.#calls > 0 || this.#calledAt !== calledAt;
    if (this.#calls > 0 || this.#residents.leave() === 'by itself') return;
    try {
      await this.#ground.synced();
    } catch {
      return; // what could not be written breaks the object without us
    }
    // Answers wait for the same writes: one more turn of the runtime's loop, and they are out.
    this.#ground.later(0, () => {
      if (wasCalled()) return;
      this.#residents.left(this.#ground.id);
      this.#ground.end();
    });
  }
}
