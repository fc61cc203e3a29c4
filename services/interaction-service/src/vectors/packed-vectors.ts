import type { VectorFilter, VectorMatch, VectorMetadata } from '@crow/contracts';
import { VectorLimitError } from './limits.ts';
import { filterTest } from './matches-filter.ts';
import type { QuantizedVector } from './quantize.ts';

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
    { topK, filter, among, except }: Nearest,
  ): (VectorMatch & { metadata: VectorMetadata })[] {
    if (unit.length !== this.#dimensions) return [];
    const best: (VectorMatch & { metadata: VectorMetadata })[] = [];
    const isAllowed = filter && filterTest(filter);
    const left = except && new Set(except);
    const slots = among && this.#slotsOf(among);
    const count = slots ? slots.length : this.#rows.length;
    for (let place = 0; place < count; place++) {
      const slot = slots ? (slots[place] as number) : place; // within the list
      const row = this.#rows[slot];
      if (!row || left?.has(row.id) || (isAllowed && !isAllowed(row.metadata))) continue;
      const numbers = this.#chunks[Math.floor(slot / CHUNK)] as Int8Array; // there with its first row
      const score = dot(unit, numbers, (slot % CHUNK) * unit.length) * row.scale;
      const last = best.at(-1);
      if (best.length === topK && last && (score < last.score || !isBefore({ id: row.id, score }, last))) continue;
      const { id, metadata } = row;
      const better = best.findIndex((other) => isBefore({ id, score }, other));
      best.splice(better < 0 ? best.length : better, 0, { id, score, metadata });
      if (best.length > topK) best.pop();
    }
    return best;
  }

  #slotsOf(ids: readonly string[]): number[] {
    return [...new Set(ids)].flatMap((id) => this.#slots.get(id) ?? []);
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

/** Sum of products with the numbers that begin at a place; four sums do not wait for each other. */
function dot(unit: Float32Array, numbers: Int8Array, from: number): number {
  const length = unit.length;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    a += (unit[i] as number) * (numbers[from + i] as number);
    b += (unit[i + 1] as number) * (numbers[from + i + 1] as number);
    c += (unit[i + 2] as number) * (numbers[from + i + 2] as number);
    d += (unit[i + 3] as number) * (numbers[from + i + 3] as number);
  }
  for (; i < length; i++) a += (unit[i] as number) * (numbers[from + i] as number);
  return a + b + c + d;
}

function isBefore(a: { id: string; score: number }, b: { id: string; score: number }): boolean {
  return a.score > b.score || (a.score === b.score && a.id < b.id);
}
