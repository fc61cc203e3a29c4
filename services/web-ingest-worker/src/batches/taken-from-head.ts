import type { WireBatchHead, WireEvent } from '@crow/contracts';

/**
 * Characters that events take from their batch when they are written out: address and title of their page, the properties that
 * hold for each, and names, which one custom event may have from another. A short batch can become a long archive by it, and a
 * complete session has to fit in memory.
 */
export function takenFromHead(head: WireBatchHead, events: readonly WireEvent[]): number {
  const each = head.properties === undefined ? 0 : JSON.stringify(head.properties).length;
  const pages = head.pages?.map(({ url, title }) => url.length + (title?.length ?? 0)) ?? [];
  let taken = each * events.length;
  for (const event of events) {
    if (event.page !== undefined) taken += pages[event.page] ?? 0;
    if (event.type === 'custom') taken += event.name.length;
  }
  return taken;
}
