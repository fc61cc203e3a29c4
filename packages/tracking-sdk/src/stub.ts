import { createBatches } from './core/batches.ts';
import { createCounters } from './core/counters.ts';
import { createIdentity } from './core/identity.ts';
import { makeId } from './core/ids.ts';
import { createPages, type Page } from './core/page.ts';
import type { Platform } from './core/platform.ts';
import { asksForSilence } from './core/silence.ts';
import { createStore } from './core/storage.ts';
import { cut } from './core/text.ts';
import type { TrackedEvent } from './core/tracked-event.ts';
import { createPost } from './core/transport.ts';
import type { CROWOptions } from './options.ts';
import { contextOf } from './platforms/browser-context.ts';
import { scriptOptions } from './script-options.ts';
import { agreedOf, type Call, eventOf, givenTo, isOnlyAnEvent } from './stub/calls.ts';
import { pageViewOf } from './trackers/page-views.ts';

/**
 * The snippet that stands in a page before the script tag. It keeps calls until the script has loaded, and when the
 * page is hidden or left before that, it sends the page view and the calls itself: a visitor who bounces may never
 * come back.
 *
 * Its contract with the script (`global.ts`):
 * - `crow.q` has the calls that nobody has sent, each the arguments of a `crow(method, …)`.
 * - `crow.told` is true once the page view of this load has been sent.
 * - The script puts its own function in the place of `window.crow`; after that the stub does nothing more.
 * - Person, session and consent are read, and batches are kept, under the script's names on the device. So whichever
 *   page has the script next sends a batch again, under the same id, should it not have arrived.
 */
interface Stub {
  (...call: unknown[]): void;
  q: Call[];
  told?: boolean;
}

/** An event with the time and page of its call. */
interface Noted {
  at: number;
  page: Page;
  event: TrackedEvent;
}

const HOUR_MS = 3_600_000;
/** Calls that are kept with the time and page of their event. */
const MOST_EVENTS = 500;

function install(window: Window & typeof globalThis & { crow?: Stub }): void {
  if (window.crow) return;
  const source = { url: () => location.href, title: () => document.title };
  const pages = createPages(source);
  let noted: Noted[] = [];

  const note = (event: TrackedEvent | undefined) => {
    if (event && noted.length < MOST_EVENTS) noted.push({ at: Date.now(), page: pages.current(), event });
  };
  const stub: Stub = (...call) => {
    stub.q.push(call);
    quietly(() => note(eventOf(call)));
  };
  stub.q = [];
  window.crow = stub;
  quietly(() => note(pageViewOf('load')));

  const send = () => {
    if (window.crow !== stub || (document as { prerendering?: boolean }).prerendering) return;
    const tag = document.querySelector<HTMLScriptElement>('script[data-api-key]');
    const options: Partial<CROWOptions> = { ...scriptOptions(tag), ...(givenTo(stub.q, 'init')[0] as CROWOptions) };
    const { apiKey = '', endpoint = '', autocapture = true, cookieless, sessionIdleMs = HOUR_MS } = options;
    if (!apiKey || !endpoint || (options.respectDoNotTrack !== false && asksForSilence())) return;
    const store = createStore(apiKey);
    store.find(() => (cookieless ? undefined : (options.storage ?? localStorage)));
    const consent = agreedOf(options.consent, store.get('consent') ?? undefined, stub.q);
    if (consent?.analytics === false) return;

    pages.refreshTitle();
    const withPageViews = autocapture === true || (autocapture && autocapture.pageViews !== false);
    const taken = noted.filter(
      ({ event }) => withPageViews || event.type !== 'page_view' || event.navigation === 'manual',
    );
    if (taken.length === 0) return;
    store.unlock();
    /** The time of the event that is being taken in. */
    let now = 0;
    const clock = { now: () => now, after: () => undefined };
    const platform: Omit<Platform, 'lock'> = {
      name: 'web',
      clock,
      page: source,
      context: contextOf,
      fetch: fetch.bind(window),
    };
    const identity = createIdentity(store, sessionIdleMs, () => (cookieless ? undefined : makeId('vis_')));
    const batches = createBatches(undefined, platform, identity, store, createCounters(), MOST_EVENTS);
    const last = (method: string) => givenTo(stub.q, method).at(-1);
    now = Date.now();
    identity.change({
      ...(consent && { consent }),
      ...(last('identify') && consent?.personalization !== false ? { userId: cut(last('identify')) } : {}),
      ...(last('group') ? { groupId: cut(last('group')) } : {}),
      ...(last('register') ? { properties: Object.assign({}, ...givenTo(stub.q, 'register')) } : {}),
    });
    for (const { at, page, event } of taken) {
      now = at;
      batches.add(event, page);
      batches.record();
    }
    batches.seal();
    noted = [];
    stub.told = true;
    stub.q = stub.q.filter((call) => !isOnlyAnEvent(call));
    now = Date.now();
    const post = createPost(platform.fetch, clock, { endpoint, apiKey });
    for (const name of batches.waiting(true)) {
      const body = batches.bodyOf(name);
      void post(JSON.parse(body), body).then(({ ok }) => {
        if (ok) batches.remove(name);
      }, nothing);
    }
  };
  const leave = () => quietly(send);
  window.addEventListener('pagehide', leave, true);
  // A page that is closed while it loads may get no `pagehide` in Chromium unless something listens to `beforeunload`.
  // After the load that listener would only keep pages of other browsers out of their back/forward cache.
  window.addEventListener('beforeunload', leave, true);
  window.addEventListener(
    'load',
    () => window.crow !== stub && window.removeEventListener('beforeunload', leave, true),
  );
  document.addEventListener('visibilitychange', () => document.hidden && leave(), true);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && window.crow === stub) quietly(() => note(pageViewOf('back_forward_cache')));
  });
}

/** What did not arrive stays on the device. */
const nothing = () => undefined;

/** The page must never notice that something went wrong here; then the script sees to everything once it has loaded. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    return;
  }
}

if (typeof window !== 'undefined') install(window);
