import type { VectorFilter, VectorMatch, VectorMetadata } from '@crow/contracts';
import { BestMatches } from './best-matches.ts';
import { VectorLimitError } from './limits.ts';
import { filterTest } from './matches-filter.ts';
import type { QuantizedVector } from './quantize.ts';
import { BLOCK, VectorMemory } from './vector-memory.ts';

/** A vector with what it may be filtered by. */
export interface StoredVector extends QuantizedVector {
  metadata: VectorMetadata;
}

/** How many of the nearest, and which are let through. */
interface Nearest {
  topK: number;
  filter?: VectorFilter;
  among?: readonly string[];
  except?: readonly string[];
}

interface Row {
  id: string;
  metadata: VectorMetadata;
}

/**
 * Vectors of one model in memory. An object for each would take as much again as its numbers, and an organization's
 * object has 128 MB: so numbers lie side by side in one memory, and equal texts of metadata are kept once.
 */
export class PackedVectors {
  readonly #slots = new Map<string, number>();
  readonly #rows: (Row | undefined)[] = [];
  /** Apart from the rows, so that most of those are never looked at. */
  readonly #scales: number[] = [];
  readonly #memory = new VectorMemory();
  readonly #free: number[] = [];
  readonly #texts = new Map<string, string>();

  get size(): number {
    return this.#slots.size;
  }

  get dimensions(): number {
    return this.#memory.dimensions;
  }

  /** The last write of an id wins. @throws {VectorLimitError} when it has other dimensions than those before */
  set(id: string, { numbers, scale, metadata }: StoredVector): void {
    if (this.size === 0) this.#memory.reset(numbers.length);
    if (numbers.length !== this.dimensions) {
      throw new VectorLimitError(`a vector of ${this.dimensions} dimensions is expected, not of ${numbers.length}`);
    }
    const slot = this.#slots.get(id) ?? this.#free.pop() ?? this.#rows.length;
    this.#slots.set(id, slot);
    this.#rows[slot] = { id, metadata: this.#shared(metadata) };
    this.#scales[slot] = scale;
    this.#memory.set(slot, numbers);
  }

  get(id: string): StoredVector | undefined {
    const slot = this.#slots.get(id);
    const row = slot === undefined ? undefined : this.#rows[slot];
    if (slot === undefined || !row) return undefined;
    return { numbers: this.#memory.get(slot), scale: this.#scales[slot] ?? 0, metadata: row.metadata };
  }

  delete(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#slots.delete(id);
    this.#rows[slot] = undefined;
    this.#free.push(slot);
    if (this.size === 0) this.#forgetAll();
  }

  /** The nearest by cosine among those that are let through, the nearest first; ties in the order of ids. */
  nearest(
    unit: Float32Array,
    { topK, filter, among, except }: Nearest,
  ): (VectorMatch & { metadata: VectorMetadata })[] {
    if (unit.length !== this.dimensions) return [];
    const best = new BestMatches(topK, filter && filterTest(filter));
    const left = new Set(except);
    const scale = this.#memory.ask(unit);
    const take = (slot: number, sum: number) => {
      const score = sum * scale * (this.#scales[slot] as number); // one for each row
      if (score < best.least) return;
      const row = this.#rows[slot];
      if (row && !left.has(row.id)) best.offer(row, score);
    };
    if (among) {
      for (const slot of this.#slotsOf(among)) take(slot, this.#memory.sums(slot, 1)[0] as number); // one for the one slot
    } else {
      for (let first = 0; first < this.#rows.length; first += BLOCK) {
        const sums = this.#memory.sums(first, Math.min(BLOCK, this.#rows.length - first));
        for (let place = 0; place < sums.length; place++) take(first + place, sums[place] as number); // within the block
      }
    }
    return best.found;
  }

  #slotsOf(ids: readonly string[]): number[] {
    return [...new Set(ids)].flatMap((id) => this.#slots.get(id) ?? []);
  }

  #shared(metadata: VectorMetadata): VectorMetadata {
    const { session, ...fields } = metadata;
    const shared = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? this.#sharedText(value) : value,
    ]);
    return { ...Object.fromEntries(shared), ...(session === undefined ? {} : { session }) };
  }

  #sharedText(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  #forgetAll(): void {
    this.#rows.length = 0;
    this.#scales.length = 0;
    this.#free.length = 0;
    this.#texts.clear();
    this.#memory.reset(0);
  }
}
