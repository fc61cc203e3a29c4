/**
 * Writes out what events of a batch leave to the event before them. Works on the given events.
 *
 * - An event without `page` and `url` is on the page of the event before it, the first one on page 0. Only in batches
 *   that list pages.
 * - An event without `type` and `name`, right after a custom event, is another one of that name.
 */
export function writeOutEvents(events: readonly unknown[], pages: readonly unknown[] | undefined): void {
  const hasPages = pages && pages.length > 0;
  let page = 0;
  let name: unknown;
  for (const given of events) {
    if (typeof given !== 'object' || given === null) continue;
    const event = given as { type?: unknown; name?: unknown; page?: unknown; url?: unknown }; // the checks find out
    if (event.type === undefined && event.name === undefined && name !== undefined) {
      event.type = 'custom';
      event.name = name;
    }
    name = event.type === 'custom' ? event.name : undefined;
    if (!hasPages) continue;
    if (event.page === undefined && event.url === undefined) event.page = page;
    else if (Number.isInteger(event.page) && pages[event.page as number]) page = event.page as number;
  }
}
