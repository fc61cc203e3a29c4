import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type * as Connectors from '../src/consent.ts';
import type { Consent } from '../src/consent.ts';

declare global {
  interface Window {
    connectors: typeof Connectors;
    /** A tracker that notes what it is told. */
    target: { setConsent(consent: Partial<Consent>): void };
    told: Partial<Consent>[];
    disconnect: () => void;
    /** How often the page's own wrapper was called. */
    wrapperCalls: number;
    /** The handles of a page's fake consent tool. */
    tool: Record<string, (...given: never[]) => unknown>;
    dataLayer: unknown[];
    gtag(...given: unknown[]): void;
  }
}

const yes = { analytics: true, personalization: true, aiProcessing: true };
const no = { analytics: false, personalization: false, aiProcessing: false };
const limited = { analytics: true, personalization: false, aiProcessing: false };

const test = base.extend<{ page: Page }, { bundle: string }>({
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('../src/consent.ts', import.meta.url))],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'connectors',
      });
      await use(outputFiles[0]?.text ?? '');
    },
    { scope: 'worker' },
  ],
  page: async ({ page, bundle }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => errors.push(line.text()));
    await page.setContent('<button>Accept</button>');
    await page.addScriptTag({ content: bundle });
    await page.evaluate(() => {
      window.told = [];
      window.target = { setConsent: (consent) => window.told.push(consent) };
    });
    await use(page);
    expect(errors).toEqual([]);
  },
});

const told = (page: Page) => page.evaluate(() => window.told);

/** Connects, and keeps the end as `window.disconnect`. */
const connected = (page: Page, name: keyof typeof Connectors, options: object = {}) =>
  page.evaluate(
    ([name, options]) => {
      window.disconnect = (window.connectors[name] as (...given: unknown[]) => () => void)(window.target, options);
    },
    [name, options] as const,
  );

/** Says `call` to the fake tool. */
const tell = (page: Page, call: string, ...given: unknown[]) =>
  page.evaluate(([call, given]) => window.tool[call]?.(...(given as never[])), [call, given] as const);

/** The stub of a CMP for TCF or GPP: keeps calls, and gives them to the API that takes its place. */
const putStub = (page: Page, name: '__tcfapi' | '__gpp') =>
  page.evaluate((name) => {
    const calls: unknown[][] = [];
    Object.assign(window, { [name]: (...call: unknown[]) => void calls.push(call), kept: calls });
  }, name);

/** A CMP of the Transparency and Consent Framework, with listeners as its CMP API v2 says. */
const putTcf = (page: Page) =>
  page.evaluate(() => {
    const listeners = new Map<number, (data: unknown, success: boolean) => void>();
    let state: object = {
      cmpStatus: 'loaded',
      gdprApplies: true,
      eventStatus: 'cmpuishown',
      purpose: { consents: {} },
    };
    const call = (id: number) => listeners.get(id)?.({ ...state, listenerId: id }, true);
    const api = (command: string, _: number, callback: (...given: unknown[]) => void, id: number) => {
      if (command === 'addEventListener') {
        listeners.set(listeners.size + 1, callback);
        call(listeners.size);
      }
      if (command === 'removeEventListener') callback(listeners.delete(id));
    };
    window.tool = {
      choose(accepted: number[]) {
        const consents = Object.fromEntries(accepted.map((number) => [number, true]));
        state = { ...state, eventStatus: 'useractioncomplete', purpose: { consents } };
        for (const id of listeners.keys()) call(id);
      },
      listeners: () => listeners.size,
    };
    const { kept = [] } = window as unknown as { kept?: Parameters<typeof api>[] };
    Object.assign(window, { __tcfapi: api });
    for (const each of kept) api(...each);
  });

/** A CMP of the Global Privacy Platform, with listeners as its CMP API 1.1 says. */
const putGpp = (page: Page, withSections = true) =>
  page.evaluate((withSections) => {
    const listeners = new Map<number, (event: unknown, success: boolean) => void>();
    let sections: Record<string, unknown> = {};
    let signalStatus = 'not ready';
    const ping = () => ({
      ...{ gppVersion: '1.1', cmpStatus: 'loaded', signalStatus, applicableSections: [7], supportedAPIs: ['7:usnat'] },
      ...(withSections ? { parsedSections: sections } : {}),
    });
    const tellAll = (eventName: string, data: unknown) => {
      for (const [listenerId, listener] of listeners) listener({ eventName, listenerId, data, pingData: ping() }, true);
    };
    const api = (command: string, callback: (...given: unknown[]) => void, given: never) => {
      if (command === 'addEventListener') {
        const listenerId = listeners.size + 1;
        listeners.set(listenerId, callback);
        callback({ eventName: 'listenerRegistered', listenerId, data: true, pingData: ping() }, true);
      }
      if (command === 'removeEventListener') callback(listeners.delete(given), true);
      if (command === 'getSection') callback(sections[given] ?? null, true);
    };
    window.tool = {
      choose(saleOptOut: number) {
        signalStatus = 'not ready';
        tellAll('signalStatus', signalStatus);
        sections = { usnat: [{ SaleOptOut: saleOptOut, SharingOptOut: 2 }, { Gpc: false }] };
        tellAll('sectionChange', 'usnat');
        signalStatus = 'ready';
        tellAll('signalStatus', signalStatus);
      },
      listeners: () => listeners.size,
    };
    const { kept = [] } = window as unknown as { kept?: Parameters<typeof api>[] };
    Object.assign(window, { __gpp: api });
    for (const each of kept) api(...each);
  }, withSections);

const ALL_PURPOSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

test('TCF: says nothing while the banner is open, then what was chosen, once each', async ({ page }) => {
  await putTcf(page);
  await connected(page, 'connectTcf');
  expect(await told(page)).toEqual([]);
  await tell(page, 'choose', ALL_PURPOSES);
  await tell(page, 'choose', ALL_PURPOSES);
  await tell(page, 'choose', [1, 8]);
  expect(await told(page)).toEqual([yes, { ...no, analytics: true }]);
  await page.evaluate(() => window.disconnect());
  expect(await tell(page, 'listeners')).toBe(0);
  await tell(page, 'choose', []);
  expect((await told(page)).length).toBe(2);
});

test('TCF: waits in the queue of a stub', async ({ page }) => {
  await putStub(page, '__tcfapi');
  await connected(page, 'connectTcf');
  await putTcf(page);
  await tell(page, 'choose', ALL_PURPOSES);
  expect(await told(page)).toEqual([yes]);
});

test('TCF: a connection that ended before its CMP came leaves no listener', async ({ page }) => {
  await putStub(page, '__tcfapi');
  await connected(page, 'connectTcf');
  await page.evaluate(() => window.disconnect());
  await putTcf(page);
  expect(await tell(page, 'listeners')).toBe(0);
});

for (const [name, put, choice, consent] of [
  ['connectTcf', putTcf, ALL_PURPOSES, yes],
  ['connectGpp', putGpp, 1, limited],
] as const) {
  test(`${name}: finds a CMP that comes later`, async ({ page }) => {
    await connected(page, name);
    await put(page);
    await expect.poll(() => tell(page, 'listeners')).toBe(1);
    await tell(page, 'choose', choice);
    expect(await told(page)).toEqual([consent]);
  });
}

test('GPP: an opt-out counts when the CMP is ready, and can be taken back', async ({ page }) => {
  await putStub(page, '__gpp');
  await connected(page, 'connectGpp');
  await putGpp(page);
  expect(await told(page)).toEqual([]);
  await tell(page, 'choose', 1);
  await tell(page, 'choose', 2);
  expect(await told(page)).toEqual([limited, yes]);
  await page.evaluate(() => window.disconnect());
  expect(await tell(page, 'listeners')).toBe(0);
});

test('GPP: a CMP that gives no sections with its events is asked for them', async ({ page }) => {
  await putGpp(page, false);
  await connected(page, 'connectGpp');
  await tell(page, 'choose', 1);
  expect(await told(page)).toEqual([limited]);
});

test('two frameworks on one page: the strictest word counts, in any order', async ({ page }) => {
  await putTcf(page);
  await connected(page, 'connectTcf');
  await tell(page, 'choose', ALL_PURPOSES);
  await putGpp(page);
  await connected(page, 'connectGpp');
  await tell(page, 'choose', 1);
  expect(await told(page)).toEqual([yes, limited]);
});

test('US Privacy: is read once it is there, and again after clicks', async ({ page }) => {
  await connected(page, 'connectUsp');
  await page.evaluate(() => {
    let uspString = '1YNN';
    const api = (command: string, version: number, callback: (...given: unknown[]) => void) =>
      command === 'getUSPData' && version === 1 ? callback({ version, uspString }, true) : callback(null, false);
    Object.assign(window, { __uspapi: api });
    document.body.onclick = () => {
      uspString = '1YYN';
    };
  });
  await expect.poll(() => told(page)).toEqual([yes]);
  await page.click('button');
  await expect.poll(() => told(page)).toEqual([yes, limited]);
});

/** The snippet of Google's tags. */
const putGtag = (page: Page) =>
  page.evaluate(() => {
    window.dataLayer = window.dataLayer || [];
    window.gtag = function gtag() {
      // biome-ignore lint/complexity/noArguments: as in Google's snippet
      window.dataLayer.push(arguments);
    };
  });
const gtag = (page: Page, kind: string, types: object) =>
  page.evaluate(([kind, types]) => window.gtag('consent', kind, types), [kind, types] as const);

const denied = { ad_personalization: 'denied', analytics_storage: 'denied' };
const granted = { ad_personalization: 'granted', analytics_storage: 'granted' };

test('Google Consent Mode: commands before and after the connection', async ({ page }) => {
  await putGtag(page);
  await gtag(page, 'default', denied);
  await connected(page, 'connectGoogleConsentMode');
  await gtag(page, 'update', granted);
  await gtag(page, 'update', granted);
  await gtag(page, 'update', { analytics_storage: 'denied' });
  expect(await told(page)).toEqual([
    { analytics: false, personalization: false },
    { analytics: true, personalization: true },
    { analytics: false, personalization: true },
  ]);
});

test('Google Consent Mode: a default that waits for an update holds when none comes', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  const early = await page.evaluate((denied) => {
    window.gtag('consent', 'default', { ...denied, wait_for_update: 300 });
    return window.told.length;
  }, denied);
  await expect.poll(() => told(page)).toEqual([{ analytics: false, personalization: false }]);
  expect(early).toBe(0);
});

test('Google Consent Mode: an update in time is the only word', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  await page.evaluate(
    ([denied, granted]) => {
      window.gtag('consent', 'default', { ...denied, wait_for_update: 5_000 });
      window.gtag('consent', 'update', granted);
    },
    [denied, granted] as const,
  );
  expect(await told(page)).toEqual([{ analytics: true, personalization: true }]);
});

test("Google Consent Mode: Tag Manager's own push goes on working, around ours and after the end", async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  const seen = await page.evaluate((granted) => {
    const { dataLayer } = window;
    const seen: unknown[] = [];
    const { push } = dataLayer;
    dataLayer.push = function (...entries) {
      const result = push.apply(this, entries);
      seen.push(...entries.map((entry) => (entry as unknown[])[0] ?? (entry as { event: string }).event), result);
      return result;
    };
    window.gtag('consent', 'update', granted);
    window.disconnect();
    dataLayer.push({ event: 'purchase' });
    return [...seen, dataLayer.length];
  }, granted);
  expect(seen).toEqual(['consent', 1, 'purchase', 2, 2]);
  expect(await told(page)).toEqual([{ analytics: true, personalization: true }]);
});

test('Google Consent Mode: the end leaves the data layer as it was', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  await page.evaluate(() => window.disconnect());
  expect(await page.evaluate(() => [Object.hasOwn(window.dataLayer, 'push'), window.dataLayer.push(1)])).toEqual([
    false,
    1,
  ]);
});

test('Google Consent Mode: a data layer of another name, which comes later and is replaced', async ({ page }) => {
  await connected(page, 'connectGoogleConsentMode', {
    dataLayer: 'tags',
    types: { aiProcessing: ['analytics_storage'] },
  });
  await page.evaluate(() => Object.assign(window, { tags: [['consent', 'default', { analytics_storage: 'denied' }]] }));
  await expect.poll(() => told(page)).toEqual([{ analytics: false, aiProcessing: false }]);
  await page.evaluate(() => Object.assign(window, { tags: [['consent', 'update', { analytics_storage: 'granted' }]] }));
  await expect.poll(async () => (await told(page)).at(-1)).toEqual({ analytics: true, aiProcessing: true });
});

/** OneTrust as it loads and is answered: its variables, then its wrapper and its event. */
const putOneTrust = (page: Page, groups: string[], withEvent = true) =>
  page.evaluate(
    ([groups, withEvent]) => {
      const text = `,${groups.join(',')},`;
      Object.assign(window, { OnetrustActiveGroups: text, OptanonActiveGroups: text });
      (window as { OptanonWrapper?: () => void }).OptanonWrapper?.();
      if (withEvent) window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: groups }));
    },
    [groups, withEvent] as const,
  );

test('OneTrust: the groups at the start and after changes', async ({ page }) => {
  await connected(page, 'connectOneTrust');
  await putOneTrust(page, ['C0001']);
  await putOneTrust(page, ['C0001', 'C0002', 'C0003']);
  expect(await told(page)).toEqual([
    { analytics: false, personalization: false },
    { analytics: true, personalization: true },
  ]);
});

test("OneTrust: the page's own wrapper is called as before, also after the end", async ({ page }) => {
  await page.evaluate(() => {
    window.wrapperCalls = 0;
    const count = () => {
      window.wrapperCalls++;
    };
    Object.assign(window, { OptanonWrapper: count });
  });
  await connected(page, 'connectOneTrust', { categories: { aiProcessing: ['C0002'] } });
  await putOneTrust(page, ['C0001', 'C0002'], false);
  expect(await told(page)).toEqual([{ analytics: true, personalization: false, aiProcessing: true }]);
  await page.evaluate(() => window.disconnect());
  await putOneTrust(page, ['C0001']);
  expect(await page.evaluate(() => window.wrapperCalls)).toBe(2);
  expect((await told(page)).length).toBe(1);
});

test('OneTrust: groups that were known before are read at once', async ({ page }) => {
  await putOneTrust(page, ['C0001', 'C0002']);
  await connected(page, 'connectOneTrust');
  expect(await told(page)).toEqual([{ analytics: true, personalization: false }]);
});

test('Cookiebot: the answer of this visit, and one taken back', async ({ page }) => {
  await connected(page, 'connectCookiebot');
  const answer = (statistics: boolean, ...events: string[]) =>
    page.evaluate(
      ([statistics, events]) => {
        const consent = { necessary: true, preferences: false, statistics, marketing: false, method: 'explicit' };
        Object.assign(window, {
          Cookiebot: { consent, hasResponse: true, consented: statistics, declined: !statistics },
        });
        for (const event of events) window.dispatchEvent(new Event(event));
      },
      [statistics, events] as const,
    );
  await page.evaluate(() => Object.assign(window, { Cookiebot: { consent: { method: null }, hasResponse: false } }));
  await answer(true, 'CookiebotOnAccept', 'CookiebotOnConsentReady');
  await answer(false, 'CookiebotOnDecline');
  expect(await told(page)).toEqual([
    { analytics: true, personalization: false },
    { analytics: false, personalization: false },
  ]);
});

test('any other tool: what it says is mapped, until the end', async ({ page }) => {
  await page.evaluate(() => {
    const listeners = new Set<(accepted: string[]) => void>();
    const subscribe = (changed: (accepted: string[]) => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    };
    window.disconnect = window.connectors.connectCallback(window.target, subscribe, (accepted: string[]) => ({
      analytics: accepted.includes('statistics'),
    }));
    for (const listener of listeners) listener(['statistics']);
    for (const listener of listeners) listener(undefined as never);
    window.disconnect();
    window.tool = { listeners: () => listeners.size };
  });
  expect(await told(page)).toEqual([{ analytics: true }]);
  expect(await tell(page, 'listeners')).toBe(0);
});

test('tools that are absent, broken or full of nonsense do no harm', async ({ page }) => {
  await page.evaluate(() => {
    const trap = () => {
      throw new Error('broken tool');
    };
    const bot = new Proxy({}, { get: trap });
    Object.assign(window, {
      __tcfapi: trap,
      __gpp: (_: string, call: (...given: unknown[]) => void) => call(null, true),
    });
    Object.assign(window, {
      __uspapi: 7,
      Cookiebot: bot,
      dataLayer: [null, 7, ['consent', 'update', bot]],
      OptanonActiveGroups: {},
    });
    const { connectors, target } = window;
    const { connectCallback, ...others } = connectors;
    const stops = Object.values(others).map((connect) => connect(target));
    stops.push(connectCallback(target, trap, () => undefined));
    window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: null }));
    window.dispatchEvent(new Event('CookiebotOnAccept'));
    for (const stop of [...stops, ...stops]) stop();
  });
  expect(await told(page)).toEqual([]);
});
