/** Alarms that work at the same time. */
const AT_ONCE = 8;
/** How long an alarm waits before it looks again, for each turn that comes before it. */
const LOOK_AGAIN_MS = 20;

/**
 * Lets few of an isolate's alarms work at a time. The runtime fires all that are due at once and looks after its connections only when
 * none of them has anything to do: a thousand alarms in a second would leave requests unread until their connections are given up.
 */
export class AlarmTurns {
  #working = 0;
  #waiting = 0;
  #longestQueue: number;
  #wait: (ms: number) => Promise<void>;

  /** @param longestQueue alarms that may wait, each of which has its object's files open */
  constructor(longestQueue: number, wait: (ms: number) => Promise<void>) {
    this.#longestQueue = longestQueue;
    this.#wait = wait;
  }

  /**
   * Does an alarm's work when it is its turn.
   * @returns whether it was done; it is not when too many wait already
   */
  async during(work: () => Promise<void>): Promise<boolean> {
    if (this.#working >= AT_ONCE && this.#waiting >= this.#longestQueue) return false;
    this.#waiting += 1;
    try {
      while (this.#working >= AT_ONCE) await this.#wait(LOOK_AGAIN_MS * Math.ceil(this.#waiting / AT_ONCE));
    } finally {
      this.#waiting -= 1;
    }
    this.#working += 1;
    try {
      await work();
      return true;
    } finally {
      this.#working -= 1;
    }
  }
}
