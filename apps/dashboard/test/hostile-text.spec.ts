import type { SessionEvent } from '@crow/contracts';
import { aLiveEvent, anOpenSession, aSnapshot } from './builders/live.ts';
import { aLink, aPerson } from './builders/people.ts';
import { anInteraction, aSession, aStatement, aSummary } from './builders/sessions.ts';
import { expect, test } from './dashboard-test.ts';
import { aReading, aReport, aRereadDetail, aRereadSession } from './fake-reanalyses.ts';

/** What a visitor, a page or a bot may send as title, text, address or name. */
const CORPUS = [
  '<img src=x onerror="window.stolen=true">',
  '<script>window.stolen=true</script>',
  '"><svg onload=window.stolen=true>',
  'javascript:window.stolen=true',
  'data:text/html,<script>parent.stolen=true</script>',
  '{{constructor.constructor("window.stolen=true")()}}',
  '\u202Egnp.exe\u202C and <b>bold</b>',
  `${'W'.repeat(600)}`,
];

function hostileEvents(text: string, round: number): SessionEvent[] {
  const base = (n: number) => ({
    id: `h${round}-${n}`,
    ts: Date.now() - 1000 + n,
    source: 's',
    seq: n,
    url: text,
    title: text,
  });
  return [
    { ...base(0), type: 'page_view', referrer: text, campaign: { source: text } },
    {
      ...base(1),
      type: 'click',
      element: { tag: 'a', text, href: text },
      action: text,
      product: { id: text, name: text },
    },
    { ...base(2), type: 'product_view', product: { id: text, name: text, price: 1, currency: text.slice(0, 8) } },
    { ...base(3), type: 'form_error', form: text, field: { name: text }, constraint: text },
    { ...base(4), type: 'custom', name: text, properties: { [text.slice(0, 64)]: text } },
    { ...base(5), type: 'identify', userId: text },
  ];
}

async function expectHarmless(page: import('@playwright/test').Page) {
  expect(await page.evaluate(() => window.stolen)).toBeUndefined();
  const own = await page.evaluate(() =>
    [...document.querySelectorAll('[href], [src], [action]')].every((element) =>
      ['href', 'src', 'action'].every((name) => {
        const value = element.getAttribute(name);
        return value === null || value.startsWith('#') || new URL(value, location.href).origin === location.origin;
      }),
    ),
  );
  expect(own).toBe(true);
  expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
}

test('hostile text in a session is shown as text, and no address leads away', async ({ page, api }) => {
  const events = CORPUS.flatMap(hostileEvents);
  const statements = CORPUS.map((text, round) => aStatement(text, [`h${round}-0`]));
  const products = [{ id: 'p', name: CORPUS[0] ?? '' }];
  const interaction = anInteraction({ headline: CORPUS[0] ?? '', statements, products });
  api.state.details.ses_laptop0001 = aSession({ events, interactions: [interaction] });
  await page.goto('/sessions/ses_laptop0001');
  for (const text of CORPUS.slice(0, 6)) {
    await expect(page.getByRole('region', { name: 'Timeline' }).getByText(text, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Story' })).toContainText(text);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await expectHarmless(page);
});

test('hostile text of a person and of a campaign is shown as text', async ({ page, api }) => {
  const [text = ''] = CORPUS;
  const acquisition = { channel: 'other' as const, source: text, campaign: text, clickId: text, landingPath: text };
  const touch = { sessionId: 'ses_laptop0001', startedAt: Date.now(), acquisition };
  api.state.people = CORPUS.map((hostile, i) =>
    aPerson({
      personId: `per_${i}`,
      userIds: [hostile, ...CORPUS],
      traits: { [hostile.slice(0, 128)]: hostile, nested: { a: hostile } },
      groups: [{ groupId: hostile, at: Date.now() }],
      touches: { first: touch, lastNonDirect: touch },
      links: [aLink({ toId: hostile, fromId: hostile, eventId: hostile, changedBy: hostile, changedAt: 1 })],
    }),
  );
  api.state.sessions = [aSummary({ acquisition })];
  api.state.details.ses_laptop0001 = aSession({ acquisition, touches: { first: { ...touch, sessionId: 'ses_x' } } });
  const screens = ['/people', ...CORPUS.map((_, i) => `/people/per_${i}`), '/sessions', '/sessions/ses_laptop0001'];
  for (const path of screens) {
    await page.goto(path);
    await expect(page.getByRole('main').getByText(text, { exact: true }).first()).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await expectHarmless(page);
  }
});

test('hostile text in the live view and the lists is shown as text', async ({ page, api }) => {
  api.state.snapshot = aSnapshot({
    sessions: CORPUS.map((text, i) =>
      anOpenSession({ sessionId: `ses_${i}`, path: text, country: text, deviceType: text }),
    ),
    recent: CORPUS.map((text) => aLiveEvent({ label: text, path: text })),
  });
  api.state.sessions = CORPUS.map((text, i) =>
    aSummary({ sessionId: `ses_${i}`, headline: text, country: text, products: [{ id: 'p', name: text }] }),
  );
  api.state.search = (query) => ({
    query,
    searched: 8,
    filters: [],
    exact: [query],
    tookMs: 1,
    hits: CORPUS.map((text, i) => ({
      score: 0.5,
      interaction: anInteraction({ id: `int_${i}`, headline: text, text }),
    })),
  });
  for (const path of ['/', '/sessions', `/search?q=${encodeURIComponent(CORPUS[0] ?? '')}`]) {
    await page.goto(path);
    await expect(
      page
        .getByRole('main')
        .getByText(CORPUS[0] ?? '', { exact: true })
        .first(),
    ).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await expectHarmless(page);
  }
});

test('hostile text in a re-analysis is shown as text', async ({ page, api }) => {
  const [text = ''] = CORPUS;
  api.state.reports.rea_1 = aReport({ keyId: text });
  api.state.rereads = CORPUS.map((headline, i) =>
    aRereadSession({ sessionId: `ses_${i}`, headline, reason: headline }),
  );
  const statements = CORPUS.map((hostile) => aStatement(hostile, ['e1']));
  const interactions = [{ ...anInteraction({ headline: text, statements }), searchText: text }];
  const after = aReading({ goal: text, nextAction: text, interactions });
  api.state.rereadDetail = aRereadDetail({ session: aRereadSession({ headline: text }), after });
  for (const path of ['/reanalyses/rea_1', '/reanalyses/rea_1/ses_0']) {
    await page.goto(path);
    await expect(page.getByRole('main').getByText(text, { exact: true }).first()).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await expectHarmless(page);
  }
});
