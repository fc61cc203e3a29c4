/** The runtime evicts an object that nobody called for ten seconds, and tells nobody. */
const EVICTED_AFTER_MS = 10_500;

/** How soon an object that nobody calls is to leave memory: as the runtime does it, after a second, or as soon as it has answered. */
export type Leave = 'by itself' | 'when idle' | 'at once';

/**
 * The objects of an isolate that are in memory, as far as their calls tell. Each has three files open, of which a process can only
 * have so many.
 * @param budget from this many on they leave when idle, from twice as many on as soon as they have answered
 */
export class Residents {
  readonly budget: number;
  /** When each was last called, the one that was called last standing last. */
  #calledAt = new Map<string, number>();

  constructor(budget: number) {
    this.budget = budget;
  }

  /** Notes a call of an object. */
  called(id: string, at: number): void {
    this.#calledAt.delete(id);
    this.#calledAt.set(id, at);
    for (const [oldest, calledAt] of this.#calledAt) {
      if (at - calledAt < EVICTED_AFTER_MS) break;
      this.#calledAt.delete(oldest);
    }
  }

  /** Notes that an object has left. */
  left(id: string): void {
    this.#calledAt.delete(id);
  }

  /** Whether objects come faster than they leave. */
  isCrowded(): boolean {
    return this.#calledAt.size >= 3 * this.budget;
  }

  leave(): Leave {
    const count = this.#calledAt.size;
    if (count < this.budget) return 'by itself';
    return count < 2 * this.budget ? 'when idle' : 'at once';
  }
}
