import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../stage/stage.ts';
import { sent } from './sent.ts';
import { arrives, type CaptureVisit } from './visit.ts';

/** What the SDKs call a page view. Other events name the address as well, so that the address alone says nothing. */
const PAGE_VIEW =
  /:\s*"(page_view|pv|page|\$pageview|\$mp_web_page_view|\[Amplitude\] Page Viewed|screen_view|\[CLY\]_view)"/;

function viewsOf(stage: Stage, mark: string): number {
  return sent(stage).filter((text) => text.includes(mark) && PAGE_VIEW.test(text)).length;
}

/** A page that loads, and a route of a single-page application after it. */
export const pageViews: CaptureVisit<'initial' | 'route'> = {
  items: { initial: 'page view: initial', route: 'page view: route of a single-page app' },
  async play(stage) {
    const [initial, route] = [stage.mark(0), stage.mark(1)];
    const page = await stage.visit(`/${initial}`);
    await delay(500);
    await page.evaluate((path) => history.pushState(null, '', path), `/${route}`);
    await arrives(() => viewsOf(stage, initial) > 0 && viewsOf(stage, route) > 0);
    return { initial: viewsOf(stage, initial) > 0, route: viewsOf(stage, route) > 0 };
  },
};

/** The visitor goes to another page and comes back by the back button, to the page as it was left. */
export const returns: CaptureVisit<'return'> = {
  items: { return: 'page view: back/forward cache' },
  async play(stage) {
    const address = stage.mark(0);
    const page = await stage.visit(`/${address}`);
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await arrives(() => viewsOf(stage, address) > 0);
    await page.goto(`${stage.origin}/elsewhere`);
    // What is sent about the page that was left, some say it with another page view.
    await delay(1_500);
    const before = viewsOf(stage, address);
    // A page that was kept does not load again, which `goBack` would wait for.
    await page.evaluate(() => history.back());
    await page.waitForURL(`**/${address}`, { waitUntil: 'commit' });
    const isKept = await page.evaluate(() => 'persisted' in window && window.persisted === true);
    if (!isKept) return { return: { missing: 'the browser did not keep the page' } };
    return { return: await arrives(() => viewsOf(stage, address) > before) };
  },
};

/** A page that is prerendered, and then seen. Playwright cancels real prerendering, so the page is told what a prerendered one is. */
export const prerender: CaptureVisit<'prerender'> = {
  items: { prerender: 'page view: prerendered, once it is seen' },
  before: `let seen = false;
    Object.defineProperty(document, 'prerendering', { configurable: true, get: () => !seen });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => !seen });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => seen ? 'visible' : 'hidden' });
    window.show = () => { seen = true; for (const name of ['prerenderingchange', 'visibilitychange']) document.dispatchEvent(new Event(name, { bubbles: true })); };`,
  async play(stage) {
    const address = stage.mark(0);
    const page = await stage.visit(`/${address}`);
    if (await arrives(() => viewsOf(stage, address) > 0)) return { prerender: false };
    await page.evaluate('window.show()');
    return { prerender: await arrives(() => viewsOf(stage, address) > 0) };
  },
};
