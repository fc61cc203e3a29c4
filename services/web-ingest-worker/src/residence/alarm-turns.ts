/** Alarms that work at the same time. */
const AT_ONCE = 8;
/** Between two alarms in one place: in such a pause the runtime looks after its connections. */
const PAUSE_MS = 5;
/** An alarm that nobody lets go on looks for itself, after so long for each that waits. */
const LOOK_AGAIN_MS = 20;

/** An alarm that waits for its turn. */
interface Waiting {
  goOn(): void;
}

/**
 * Lets few of an isolate's alarms work at a time. The runtime fires all that are due at once and looks after its connections only when
 * none of them has anything to do: a thousand alarms in a second would leave requests unread until their connections are given up.
 */
export class AlarmTurns {
  #working = 0;
  /** The one that waits longest first. */
  #waiting = new Set<Waiting>();
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
    if (this.#working >= AT_ONCE) {
      if (this.#waiting.size >= this.#longestQueue) return false;
      await this.#turn();
    }
    this.#working += 1;
    try {
      await work();
      return true;
    } finally {
      this.#working -= 1;
      this.#letGoOn();
    }
  }

  /** Waits until there is a place. That all of them looked all the time cost more than their work when there were hundreds. */
  async #turn(): Promise<void> {
    const own: Waiting = { goOn: () => undefined };
    try {
      while (this.#working >= AT_ONCE) {
        this.#waiting.add(own);
        const told = new Promise<void>((resolve) => {
          own.goOn = resolve;
        });
        // The object whose turn it is may be gone: nobody must wait for it.
        await Promise.race([told, this.#wait(LOOK_AGAIN_MS * this.#waiting.size)]);
        await this.#wait(PAUSE_MS);
      }
    } finally {
      this.#waiting.delete(own);
    }
  }

  #letGoOn(): void {
    const [next] = this.#waiting;
    if (!next) return;
    this.#waiting.delete(next);
    next.goOn();
  }
}
