import type { WireBatchHead } from '@crow/contracts';
import { systemClock } from './core/clock.ts';
import { makeId } from './core/ids.ts';
import { entryOf } from './core/outbox.ts';
import { createPages, type Page } from './core/page.ts';
import { createSession } from './core/session.ts';
import { asksForSilence } from './core/silence.ts';
import { createStore } from './core/storage.ts';
import { cut, toJson } from './core/text.ts';
import type { TrackedEvent } from './core/tracked-event.ts';
import { addressOf } from './core/transport.ts';
import { SDK } from './core/version.ts';
import { createVisitor } from './core/visitor.ts';
import type { CROWOptions } from './options.ts';
import { contextOf } from './platforms/browser-context.ts';
import { localStorageOf } from './platforms/browser-page.ts';
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
 * - Visitor, session, refusal and consent are read, and the batch is kept, under the script's names on the device. So
 *   whichever page has the script next sends the batch again, under the same id, should it not have arrived.
 */
interface Stub {
  (...call: unknown[]): void;
  q: Call[];
  told?: boolean;
}

type Options = Partial<CROWOptions> & { consent?: unknown };

/** An event with the time and page of its call. */
interface Noted {
  at: number;
  page: Page;
  event: TrackedEvent;
}

const SESSION_IDLE_MS = 1_800_000;
/** What the server takes in one batch. */
const MOST_EVENTS = 500;

function install(window: Window & typeof globalThis & { crow?: Stub }): void {
  if (window.crow) return;
  const { document, location } = window;
  const pages = createPages({ url: () => location.href, title: () => document.title });
  const source = makeId('');
  let seq = 0;
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
  quietly(() => note(pageViewOf(window, 'load')));

  const send = () => {
    if (window.crow !== stub || (document as { prerendering?: boolean }).prerendering) return;
    const tag = document.querySelector<HTMLScriptElement>('script[data-api-key]');
    const options: Options = { ...scriptOptions(tag), ...(givenTo(stub.q, 'init')[0] as Options) };
    const { apiKey = '', endpoint = '', autocapture = true, cookieless = false } = options;
    if (!apiKey || !endpoint || (options.respectDoNotTrack !== false && asksForSilence(window))) return;
    const store = createStore(cookieless ? undefined : (options.storage ?? localStorageOf(window)), apiKey);
    const consent = agreedOf(options.consent, store.get('consent'), stub.q);
    if (!consent.analytics || store.get('opt-out') || givenTo(stub.q, 'optOut').length > 0) return;

    pages.refreshTitle();
    const withPageViews = autocapture === true || (autocapture && autocapture.pageViews !== false);
    const taken = noted.filter(
      ({ event }) => withPageViews || event.type !== 'page_view' || event.navigation === 'manual',
    );
    const [first] = taken;
    if (!first) return;
    const [userId] = givenTo(stub.q, 'identify').slice(-1);
    const [groupId] = givenTo(stub.q, 'group').slice(-1);
    const visitor = createVisitor(store, cookieless === true);
    if (userId) visitor.identify(`${userId}`);
    const seen = [...new Set(taken.map(({ page }) => page))];
    const batchId = makeId('bat_');
    const sessionId = createSession(store, systemClock, options.sessionIdleMs ?? SESSION_IDLE_MS).touch();
    const head: { [K in keyof WireBatchHead]: WireBatchHead[K] | undefined } = {
      ...{ v: 1, batchId, sessionId, visitorId: visitor.visitorId, userId: visitor.userId, source, seq, consent },
      ...{ groupId: groupId ? cut(groupId) : undefined, at: first.at, platform: 'web', sdk: SDK },
      properties: Object.assign({}, ...givenTo(stub.q, 'register')),
      ...{ context: contextOf(window), pages: seen },
    };
    const events = taken.map(({ event, at, page }) => ({ ...event, t: at - first.at, page: seen.indexOf(page) }));
    const body = toJson({ ...head, events });
    const entry = entryOf(first.at, seq, source, sessionId, batchId);
    store.set(entry, body);
    seq += events.length;
    noted = [];
    stub.told = true;
    stub.q = stub.q.filter((call) => !isOnlyAnEvent(call));
    void post(addressOf(endpoint, apiKey, { entry, source, sessionId, batchId, body }, Date.now()), body).then(
      (isKept) => {
        if (isKept) store.remove(entry);
      },
    );
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
    if (persisted && window.crow === stub) quietly(() => note(pageViewOf(window, 'back_forward_cache')));
  });
}

/** Sends a batch so that it outlives the page. @returns whether the server has it */
async function post(url: string, body: string): Promise<boolean> {
  // Browsers whose fetch ends with its page have beacons, which give no answer.
  if (!('keepalive' in Request.prototype)) navigator.sendBeacon(url, body);
  else {
    const init = { method: 'POST', body, keepalive: true, credentials: 'omit', referrerPolicy: 'origin' } as const;
    return fetch(url, init).then(
      ({ ok }) => ok,
      () => false,
    );
  }
  return false;
}

/** The page must never notice that something went wrong here; then the script sees to everything once it has loaded. */
function quietly(run: () => void): void {
  try {
    run();
  } catch {
    return;
  }
}

if (typeof window !== 'undefined') install(window);
