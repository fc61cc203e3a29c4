import type { Delivery } from './collector.ts';

/** What became of marked events, by what the collector accepted. */
export interface Tally {
  /** Share of the marks that arrived, 0 to 1. */
  delivered: number;
  /** Events beyond the first of a mark that a server can't drop, since they carry other ids or none. */
  copies: number;
  /** When the mark that was last to arrive did so first, Unix milliseconds; undefined when none did. */
  completeAt: number | undefined;
}

const MARK = /mk[a-z0-9]+x\d+x/g;

/** Counts the marks in accepted events; an event that names a mark more than once counts once. */
export function tally(deliveries: Delivery[], marks: string[]): Tally {
  const wanted = new Set(marks);
  const ids = new Map<string, Set<string>>();
  let copies = 0;
  let completeAt: number | undefined;
  for (const { status, events, at } of deliveries) {
    if (status < 200 || status > 299) continue;
    for (const event of events) {
      for (const mark of new Set(event.text.match(MARK))) {
        if (!wanted.has(mark)) continue;
        const known = ids.get(mark);
        if (!known) {
          ids.set(mark, new Set([event.id ?? '']));
          completeAt = Math.max(completeAt ?? 0, at);
        } else if (event.id === undefined || !known.has(event.id)) {
          known.add(event.id ?? '');
          copies++;
        }
      }
    }
  }
  return { delivered: ids.size / wanted.size, copies, completeAt };
}
