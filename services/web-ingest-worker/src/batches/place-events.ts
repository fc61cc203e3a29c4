/**
 * Writes out the page of events that leave it out: an event without `page` and `url` is on the page of the event
 * before it, the first one on page 0. Only in batches that list pages. Works on the given events.
 */
export function placeEvents(events: readonly unknown[], pages: readonly unknown[] | undefined): void {
  if (!pages || pages.length === 0) return;
  let current = 0;
  for (const event of events) {
    if (typeof event !== 'object' || event === null) continue;
    const placed = event as { page?: unknown; url?: unknown }; // from JSON; what it is, the checks find out
    if (placed.page === undefined && placed.url === undefined) placed.page = current;
    else if (Number.isInteger(placed.page) && pages[placed.page as number]) current = placed.page as number;
  }
}
