/** A stopwatch that is read at the end of each part. */
export class Laps {
  readonly #begin = performance.now();
  readonly #laps: { part: string; seconds: number }[] = [];
  #last = this.#begin;

  /** Ends a part that began when the one before it ended. */
  end(part: string): void {
    const now = performance.now();
    this.#laps.push({ part, seconds: (now - this.#last) / 1000 });
    this.#last = now;
  }

  get totalS(): number {
    return (this.#last - this.#begin) / 1000;
  }

  /** One line a part, and the total. */
  toString(): string {
    return [...this.#laps, { part: 'total', seconds: this.totalS }]
      .map(({ part, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${part}`)
      .join('\n');
  }
}
