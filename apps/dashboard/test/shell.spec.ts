import type { SearchAnswer } from '@crow/contracts';
import { aRecord } from './builders/account.ts';
import { aBusyKey, aKey } from './builders/keys.ts';
import { anEmptySnapshot } from './builders/live.ts';
import { aLink, aPerson } from './builders/people.ts';
import { aSearch } from './builders/search.ts';
import { anInteraction, anUnreadSession } from './builders/sessions.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';
import type { ShopState } from './fake-api.ts';

test('an address that leads nowhere has a way out', async ({ page }) => {
  await page.goto('/nowhere/at/all');
  await expect(page).toHaveTitle('Page not found · CROW');
  await page.getByRole('link', { name: 'Go to the live view' }).click();
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();
});

test('an unreachable server at the start is told, and another try succeeds', async ({ page, api, forgiven }) => {
  forgiven.push(/RequestError/);
  api.state.failing['/api/me'] = 'unreachable';
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('The server can’t be reached');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();
});

test('the first Tab offers to skip the navigation', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('the chosen colour scheme is kept and set before the first paint', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Ada Lindqvist' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  const root = page.locator('html');
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'commit' });
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('on a narrow screen the navigation opens over the page and closes after a choice', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/');
  await page.getByRole('button', { name: 'Open the navigation' }).click();
  const drawer = page.getByRole('dialog', { name: 'Navigation' });
  await drawer.getByRole('link', { name: 'Sessions' }).click();
  await expect(drawer).toHaveCount(0);
  await expect(page).toHaveURL('/sessions');
});

interface Case {
  name: string;
  path: string;
  ready: string;
  arrange?: (state: ShopState) => void;
}

function found(query: string): SearchAnswer {
  return aSearch({
    ...{ query, searched: 9, hits: [{ interaction: anInteraction(), score: 0.7, exact: true }] },
    filters: [{ kind: 'friction', anyOf: ['shipping_shock'], words: 'shipping' }],
    exact: ['F204816'],
  });
}

const SCREENS: Case[] = [
  { name: 'login', path: '/login', ready: 'Log in', arrange: (state) => void Object.assign(state, { me: null }) },
  { name: 'live', path: '/', ready: 'Arriving events' },
  {
    name: 'live of a new organization',
    path: '/',
    ready: 'Waiting for the first event',
    arrange: (state) => void Object.assign(state, { snapshot: anEmptySnapshot(), sessions: [] }),
  },
  { name: 'sessions', path: '/sessions', ready: 'Put the Laptop X1' },
  { name: 'session', path: '/sessions/ses_laptop0001?at=0-1', ready: 'What happened, event by event' },
  {
    name: 'open session',
    path: '/sessions/ses_laptop0001',
    ready: 'The visitor is here now',
    arrange: (state) => void Object.assign(state.details, { ses_laptop0001: anUnreadSession('open') }),
  },
  {
    name: 'search',
    path: '/search?q=shipping',
    ready: 'near 70',
    arrange: (state) => void Object.assign(state, { search: found }),
  },
  { name: 'examples', path: '/search', ready: 'Try' },
  { name: 'install', path: '/install', ready: 'Fill in the key' },
  {
    name: 'API keys',
    path: '/keys',
    ready: 'Second',
    arrange: (state) =>
      void state.keys.push(
        aKey({ keyId: 'key_2', name: 'Second', state: 'revoked' }),
        aKey({ keyId: 'key_3', name: 'W'.repeat(90), kind: 'secret', expiresAt: Date.now() + 9e6 }),
        aKey({ keyId: 'key_4', validUntil: Date.now() + 9e6, replacedBy: 'key_3', rate: { perSecond: 5, burst: 50 } }),
      ),
  },
  {
    name: 'uses of an API key',
    path: `/keys?key=${aKey().keyId}&days=7`,
    ready: 'at most 1,206 an hour',
    arrange: (state) => void Object.assign(state, { usage: { [aKey().keyId]: aBusyKey() } }),
  },
  { name: 'settings', path: '/settings', ready: 'Idle time' },
  { name: 'audit log', path: '/audit', ready: 'Chain verified' },
  {
    name: 'broken audit log',
    path: '/audit',
    ready: 'The chain is broken at record 3',
    arrange: (state) => {
      state.auditCheck = { whole: false, records: 2, head: 'f'.repeat(64), brokenAt: 3 };
      state.auditRecords.push(aRecord({ seq: 1, outcome: 'refused', subject: 'W'.repeat(64) }));
    },
  },
  { name: 'people', path: '/people', ready: '3 sessions' },
  {
    name: 'person',
    path: '/people/per_ada',
    ready: 'How it was linked',
    arrange: (state) => {
      const long = 'W'.repeat(600);
      const links = [
        aLink({ toId: long }),
        aLink({ linkId: 'lnk_2', state: 'undone' }),
        aLink({ linkId: 'lnk_3', state: 'refused' }),
      ];
      state.people = [aPerson({ userIds: ['ada', long], traits: { [long.slice(0, 128)]: long }, links })];
    },
  },
  { name: 'forecasts', path: '/forecasts', ready: 'What came of visits that ended alike' },
  { name: 'health', path: '/health', ready: 'All is well' },
  { name: 'not found', path: '/nowhere', ready: 'The crow finds nothing here' },
];

for (const { name, path, ready, arrange } of SCREENS) {
  test(`${name}: no serious finding in light or dark, and nothing wider than a phone`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    arrange?.(api.state);
    await page.goto(path);
    await expect(page.getByText(ready).first()).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await seriousFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
}
