import { findFingerprint } from '../batches/batch-fingerprints.ts';
import { type Span, spansOf } from '../batches/spans.ts';

/** The good events of a batch, as far as their ids go. */
export interface NamedEvents {
  source: string;
  /** Number of the batch's first event as sent. */
  seq: number;
  /** Positions of the good events in the batch as sent, in their order. */
  positions: readonly number[];
  /** Of events that have ids of their own: the id by position. */
  ownIds: ReadonlyMap<number, string>;
}

/** Numbers that a session holds, by source; in their order, and never two that touch. */
export type HeldNumbers = Record<string, Span[]>;

/**
 * Which events a session holds, by their ids: an event's own, else its source and number. Numbers are kept as spans, of which a source
 * that sends in order has one; ids of its own only has a session whose client gives them.
 */
export class HeldEvents {
  #numbers: Map<string, Span[]>;
  #own = new Set<string>();
  /** Fingerprints of ids of events whose batches were freed. */
  #freedOwn: Uint8Array;

  constructor(freed: { numbers: HeldNumbers; ownIds: Uint8Array }) {
    this.#numbers = new Map(Object.entries(freed.numbers).map(([source, spans]) => [source, [...spans]]));
    this.#freedOwn = freed.ownIds;
  }

  /**
   * Notes the events of a batch.
   * @returns the positions of those that were held already, in their order
   */
  note(events: NamedEvents): number[] {
    const { source, seq, positions, ownIds } = events;
    const held = this.#numbers.get(source) ?? [];
    const givesIds = ownIds.size > 0 || this.#own.size > 0 || this.#freedOwn.length > 0;
    // Nothing to look up, as in nearly all batches: the numbers go on behind the highest, and nobody gives ids.
    if (!givesIds && (held.at(-1)?.to ?? 0) <= seq) {
      const spans = spansOf(positions).map(({ from, to }) => ({ from: seq + from, to: seq + to }));
      this.#numbers.set(source, spans.reduce(withSpan, held));
      return [];
    }
    return positions.filter((position) => {
      const own = ownIds.get(position);
      return own === undefined ? !this.#addNumber(source, seq + position) : !this.#addOwn(own);
    });
  }

  /** The numbers that are held, to be kept when batches are freed. */
  numbers(): HeldNumbers {
    return Object.fromEntries(this.#numbers);
  }

  /** Ids of their own that events have whose batches were not freed yet. */
  ownIds(): Iterable<string> {
    return this.#own;
  }

  /** @returns whether it was not held yet */
  #addNumber(source: string, number: number): boolean {
    if (this.#hasNumber(source, number) || this.#isOwn(`${source}-${number}`)) return false;
    this.#numbers.set(source, withSpan(this.#numbers.get(source) ?? [], { from: number, to: number + 1 }));
    return true;
  }

  /**
   * An event may have the id that another one gets by its number.
   * @returns whether it was not held yet
   */
  #addOwn(id: string): boolean {
    const [, source, digits] = /^(.+)-(0|[1-9]\d{0,15})$/.exec(id) ?? [];
    if (this.#isOwn(id) || (source !== undefined && this.#hasNumber(source, Number(digits)))) return false;
    this.#own.add(id);
    return true;
  }

  #hasNumber(source: string, number: number): boolean {
    return this.#numbers.get(source)?.some(({ from, to }) => number >= from && number < to) ?? false;
  }

  #isOwn(id: string): boolean {
    return this.#own.has(id) || findFingerprint(this.#freedOwn, id) !== null;
  }
}

/** Adds a span that overlaps none. */
function withSpan(spans: Span[], added: Span): Span[] {
  const last = spans.at(-1);
  if (last === undefined || last.to < added.from) return [...spans, added];
  if (last.to === added.from) return [...spans.slice(0, -1), { from: last.from, to: added.to }];
  const before = spans.filter(({ to }) => to < added.from);
  const after = spans.filter(({ from }) => from > added.to);
  const touching = spans.slice(before.length, spans.length - after.length);
  const from = Math.min(added.from, touching[0]?.from ?? added.from);
  const to = Math.max(added.to, touching.at(-1)?.to ?? added.to);
  return [...before, { from, to }, ...after];
}
