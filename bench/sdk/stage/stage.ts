import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { Adapter } from '../adapters/adapter.ts';
import { appOf } from './bundle.ts';
import { type Collector, startCollector } from './collector.ts';
import { type Site, startSite } from './site.ts';
import { type Tally, tally } from './tally.ts';
import { until, within } from './until.ts';

/** What all stages share. */
export interface Bench {
  browser: Browser;
  userAgent: string;
  /** Shorter and coarser. */
  quick: boolean;
  /** Uncaught and console errors of host pages, by adapter. */
  errors: Map<string, string[]>;
  /** Aborted when a measurement has used up its time: its stages are cleared away at once. */
  signal: AbortSignal;
}

/** A site with one SDK, a collector for it, and a visitor with an empty browser. */
export interface Stage {
  adapter: Adapter;
  collector: Collector;
  context: BrowserContext;
  origin: string;
  /** Bodies of pages of one's own, and texts of scripts beside the app, by path. */
  bodies: Site['bodies'];
  /** Addresses beyond the loopback that pages asked for; none was reached. */
  outside: string[];
  open(path: string): Promise<Page>;
  /** Opens a page and waits until its SDK has begun. */
  visit(path?: string): Promise<Page>;
  /** Tracks events with the marks `from`, `from + 1`, …, all in one task. */
  track(page: Page, count: number, from?: number): Promise<void>;
  mark(index: number): string;
  /** What of the first `count` marks arrived so far. */
  tally(count: number): Tally;
  /** Waits until the first `count` marks arrived, or the time is over. */
  arrival(count: number, timeoutMs: number): Promise<Tally>;
}

const START_MS = 15_000;
let stages = 0;

/**
 * Builds a stage, plays on it and clears it away.
 * @param before script that pages run ahead of the SDK
 * @throws what the play throws
 */
export async function withStage<T>(
  bench: Bench,
  adapter: Adapter,
  play: (stage: Stage) => Promise<T>,
  before = '',
): Promise<T> {
  bench.signal.throwIfAborted();
  const collector = await startCollector(adapter);
  const site = await startSite(await appOf(adapter), collector.endpoint, before);
  const { userAgent } = bench;
  const context = await bench.browser.newContext({ userAgent, locale: 'en-GB', timezoneId: 'Europe/Berlin' });
  const clear = () => void context.close().catch(() => undefined); // it may be closing already
  bench.signal.addEventListener('abort', clear, { once: true });
  try {
    return await play(stageOf(bench, adapter, collector, context, site));
  } finally {
    bench.signal.removeEventListener('abort', clear);
    await within(context.close(), 10_000, 'closing the context').catch(() => undefined); // a crashed tab may hang
    await Promise.all([site.close(), collector.close().catch(() => undefined)]); // it may be closed already
  }
}

function stageOf(
  bench: Bench,
  adapter: Adapter,
  collector: Collector,
  context: BrowserContext,
  { origin, bodies }: Site,
): Stage {
  const name = (stages++).toString(36);
  const errors = bench.errors.get(adapter.name) ?? [];
  bench.errors.set(adapter.name, errors);
  const outside: string[] = [];
  const mark = (index: number) => `mk${name}x${index}x`;

  context.on('page', (page) => {
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => {
      // The browser itself reports requests that fail; a script can't prevent that.
      if (line.type() === 'error' && !/^Failed to load resource|net::ERR_/.test(line.text())) errors.push(line.text());
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') outside.push(request.url());
    });
  });

  const stage: Stage = {
    ...{ adapter, collector, context, origin, bodies, outside, mark },
    async open(path) {
      const page = await context.newPage();
      await page.goto(origin + path, { waitUntil: 'load', timeout: START_MS });
      return page;
    },
    async visit(path = '/') {
      const page = await stage.open(path);
      await page.waitForFunction(() => window.bench.track !== undefined, undefined, { timeout: START_MS });
      await page.evaluate(() =>
        Promise.race([window.bench.ready, new Promise((resolve) => setTimeout(resolve, 3000))]).then(() => undefined),
      );
      return page;
    },
    track: (page, count, from = 0) =>
      page.evaluate(
        (marks) => {
          for (const mark of marks) window.bench.track?.('bench_event', { mark });
        },
        Array.from({ length: count }, (_, index) => mark(from + index)),
      ),
    tally: (count) =>
      tally(
        collector.deliveries,
        Array.from({ length: count }, (_, index) => mark(index)),
      ),
    async arrival(count, timeoutMs) {
      await until(() => stage.tally(count).delivered === 1, timeoutMs);
      return stage.tally(count);
    },
  };
  return stage;
}
