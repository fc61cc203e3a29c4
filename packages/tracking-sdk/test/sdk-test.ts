import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { GROWING_MS } from '../src/core/batches.ts';
import type { CROWTracker } from '../src/index.ts';
import { type Collector, startCollector } from './collector.ts';
import { type Site, startSite } from './site.ts';

declare global {
  interface Window {
    tracker: CROWTracker;
  }
}

/** A collector and a site of its own for each test. What arrived must be right, and the page must have no errors. */
export const test = base.extend<{ collector: Collector; site: Site; visit: (path?: string) => Promise<Page> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  collector: async ({}, use) => {
    const collector = await startCollector();
    await use(collector);
    await collector.close();
    expect(collector.faults).toEqual([]);
    expect(collector.preflights).toBe(0);
  },
  site: async ({ collector }, use) => {
    const site = await startSite(collector.endpoint);
    await use(site);
    await site.close();
  },
  visit: async ({ context, site }, use) => {
    const errors: string[] = [];
    await use(async (path = '/') => {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (line) => {
        // The browser itself reports failed requests; a script can't prevent that.
        if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) errors.push(line.text());
      });
      await page.goto(site.origin + path);
      if (!path.startsWith('/script/')) await page.waitForFunction(() => window.tracker);
      return page;
    });
    expect(errors).toEqual([]);
  },
});

export { expect };

/** Visits the site when what earlier pages left behind is old enough for another page to send it. */
export async function visitLater(context: BrowserContext, visit: () => Promise<unknown>): Promise<void> {
  await context.clock.install({ time: Date.now() + 2 * GROWING_MS });
  await visit();
}

/** Sends custom events `<name>-0`, `<name>-1`, … */
export async function track(page: Page, count: number, name = 'e'): Promise<void> {
  await page.evaluate(
    ([count, name]) => {
      for (let i = 0; i < count; i++) window.tracker.track(`${name}-${i}`, { i });
    },
    [count, name] as const,
  );
}

/** The names that {@link track} gives, sorted. */
export function namesOf(count: number, name = 'e'): string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i}`).sort();
}
