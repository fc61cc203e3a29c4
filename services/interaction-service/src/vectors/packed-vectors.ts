import type { VectorFilter, VectorMatch, VectorMetadata } from '@crow/contracts';
import { VectorLimitError } from './limits.ts';
import { filterTest } from './matches-filter.ts';
import type { QuantizedVector } from './quantize.ts';

/** A vector with what it may be filtered by. */
export interface StoredVector extends QuantizedVector {
  metadata: VectorMetadata;
}

/** Vectors of one piece of memory. */
const CHUNK = 1_024;

interface Row {
  id: string;
  scale: number;
  metadata: VectorMetadata;
}

/**
 * Vectors of one model in memory. An object for each would take as much again as its numbers, and an organization's
 * object has 128 MB: so numbers lie side by side in large pieces, and equal texts of metadata are kept once.
 */
export class PackedVectors {
  readonly #slots = new Map<string, number>();
  readonly #rows: (Row | undefined)[] = [];
  readonly #chunks: Int8Array[] = [];
  readonly #free: number[] = [];
  readonly #texts = new Map<string, string>();
  #dimensions = 0;

  get size(): number {
    return this.#slots.size;
  }

  get dimensions(): number {
    return this.#dimensions;
  }

  /** The last write of an id wins. @throws {VectorLimitError} when it has other dimensions than those before */
  set(id: string, { numbers, scale, metadata }: StoredVector): void {
    if (this.size === 0) this.#dimensions = numbers.length;
    if (numbers.length !== this.#dimensions) {
      throw new VectorLimitError(`a vector of ${this.#dimensions} dimensions is expected, not of ${numbers.length}`);
    }
    const slot = this.#slots.get(id) ?? this.#free.pop() ?? this.#rows.length;
    this.#slots.set(id, slot);
    this.#rows[slot] = { id, scale, metadata: this.#shared(metadata) };
    this.#chunkOf(slot).set(numbers, (slot % CHUNK) * this.#dimensions);
  }

  get(id: string): StoredVector | undefined {
    const slot = this.#slots.get(id);
    const row = slot === undefined ? undefined : this.#rows[slot];
    if (slot === undefined || !row) return undefined;
    const from = (slot % CHUNK) * this.#dimensions;
    const numbers = this.#chunkOf(slot).slice(from, from + this.#dimensions);
    return { numbers, scale: row.scale, metadata: row.metadata };
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
    { topK, filter, among }: { topK: number; filter?: VectorFilter; among?: readonly string[] },
  ): (VectorMatch & { metadata: VectorMetadata })[] {
    if (unit.length !== this.#dimensions) return [];
    const best: (VectorMatch & { metadata: VectorMetadata })[] = [];
    const isAllowed = filter && filterTest(filter);
    for (const slot of this.#slotsAmong(among)) {
      const row = this.#rows[slot];
      if (!row || (isAllowed && !isAllowed(row.metadata))) continue;
      const { id, metadata } = row;
      const score = this.#dot(unit, slot) * row.scale;
      const last = best.at(-1);
      if (best.length === topK && last && !isBefore({ id, score }, last)) continue;
      const place = best.findIndex((other) => isBefore({ id, score }, other));
      best.splice(place < 0 ? best.length : place, 0, { id, score, metadata });
      if (best.length > topK) best.pop();
    }
    return best;
  }

  *#slotsAmong(among: readonly string[] | undefined): Generator<number> {
    if (!among) {
      for (let slot = 0; slot < this.#rows.length; slot++) yield slot;
      return;
    }
    for (const id of new Set(among)) {
      const slot = this.#slots.get(id);
      if (slot !== undefined) yield slot;
    }
  }

  #dot(unit: Float32Array, slot: number): number {
    const numbers = this.#chunkOf(slot);
    const from = (slot % CHUNK) * this.#dimensions;
    let [even, odd] = [0, 0];
    const pairs = unit.length & ~1;
    for (let i = 0; i < pairs; i += 2) {
      // Within both: the length was compared before.
      even += (unit[i] as number) * (numbers[from + i] as number);
      odd += (unit[i + 1] as number) * (numbers[from + i + 1] as number);
    }
    return pairs === unit.length
      ? even + odd
      : even + odd + (unit[pairs] as number) * (numbers[from + pairs] as number);
  }

  #chunkOf(slot: number): Int8Array {
    const place = Math.floor(slot / CHUNK);
    const chunk = this.#chunks[place] ?? new Int8Array(CHUNK * this.#dimensions);
    this.#chunks[place] = chunk;
    return chunk;
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
    this.#chunks.length = 0;
    this.#free.length = 0;
    this.#texts.clear();
    this.#dimensions = 0;
  }
}

function isBefore(a: { id: string; score: number }, b: { id: string; score: number }): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}
