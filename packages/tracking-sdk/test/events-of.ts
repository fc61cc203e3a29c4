import type { Page } from '@playwright/test';
import type { Collector, StoredEvent } from './collector.ts';

/** An event of one type. */
export type EventOf<T> = Extract<StoredEvent, { type: T }>;

/** Has the page send what waits. @returns all events of a type that have arrived */
export async function eventsOf<T extends StoredEvent['type']>(
  page: Page,
  collector: Collector,
  type: T,
): Promise<EventOf<T>[]> {
  await page.evaluate(() => window.tracker.flush());
  return collector.events().filter((event): event is EventOf<T> => event.type === type);
}
