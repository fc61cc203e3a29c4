import type { VectorMatch, VectorMetadata } from '@crow/contracts';

/** A match with what it was filtered by. */
export type FoundVector = VectorMatch & { metadata: VectorMetadata };

/** The best of what is offered and let through, the best first; equals in the order of ids. */
export class BestMatches {
  readonly found: FoundVector[] = [];
  readonly #most: number;
  #least = Number.NEGATIVE_INFINITY;
  readonly #isAllowed: ((metadata: VectorMetadata) => boolean) | undefined;

  constructor(most: number, isAllowed?: (metadata: VectorMetadata) => boolean) {
    this.#most = most;
    this.#isAllowed = isAllowed;
  }

  /** What is below this is not among the best. */
  get least(): number {
    return this.#least;
  }

  offer({ id, metadata }: { id: string; metadata: VectorMetadata }, score: number): void {
    const last = this.found.at(-1);
    if (this.found.length === this.#most && last && !isBefore({ id, score }, last)) return;
    // Looked at last: few of a hundred thousand come so far.
    if (this.#isAllowed && !this.#isAllowed(metadata)) return;
    const better = this.found.findIndex((other) => isBefore({ id, score }, other));
    this.found.splice(better < 0 ? this.found.length : better, 0, { id, score, metadata });
    if (this.found.length > this.#most) this.found.pop();
    if (this.found.length === this.#most) this.#least = this.found.at(-1)?.score ?? this.#least;
  }
}

function isBefore(a: { id: string; score: number }, b: { id: string; score: number }): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}
