import type { SessionEvent, UnderstandingInput } from '@crow/contracts';

/** A source of numbers from 0 to under 1 that repeats itself for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What visitors of every kind do besides. */
const BYWAYS = [
  '/',
  '/imprint',
  '/categories/new',
  '/help',
  '/search?q=gift',
  '/blog/news',
  '/products/side-dish',
  '/cart',
];

/**
 * The same visit as a worse tracker or another temper would show it: events lost (none to nearly half of them), the end
 * cut off, detours put in, pauses stretched or shortened. Why the visitor came stays the same, how well it can be seen
 * does not: that is what makes a confidence measurable.
 */
export function varySession(input: UnderstandingInput, seed: number): UnderstandingInput {
  const random = seeded(seed);
  const lost = random() * 0.45;
  const cut = random() < 0.35 ? 0.3 + random() * 0.6 : 1;
  const detours = random() < 0.4 ? 1 + Math.floor(random() * 3) : 0;
  const pace = 0.4 + random() * 1.8;
  const { events } = input.session;
  const start = events[0]?.ts ?? 0;
  const kept = events
    .slice(0, Math.max(1, Math.ceil(events.length * cut)))
    .filter((_, index) => index === 0 || random() >= lost)
    .map((event): SessionEvent => ({ ...event, ts: start + Math.round((event.ts - start) * pace) }));
  for (let index = 0; index < detours; index++) {
    const at = Math.floor(random() * kept.length);
    const before = kept[at];
    const path = BYWAYS[Math.floor(random() * BYWAYS.length)] ?? '/';
    if (!before) continue;
    const detour = { id: `detour-${index}`, ts: before.ts + 1, source: 'tab-1', seq: before.seq } as const;
    kept.splice(at + 1, 0, { ...detour, type: 'page_view', url: `https://shop.example${path}` });
  }
  return { ...input, session: { ...input.session, events: kept } };
}
