import { aKey, aWholeKey } from './builders/keys.ts';
import { aLiveEvent, anEmptySnapshot, anOpenSession, anUpdate } from './builders/live.ts';
import { expect, test } from './dashboard-test.ts';

test('the snapshot fills the view, updates change it', async ({ page, api }) => {
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await expect(page.getByText('1,284')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Events per second over the last two minutes/ })).toBeVisible();

  const totals = { openSessions: 2, processingSessions: 0, eventsToday: 1_290, sessionsToday: 98 };
  api.tell(
    anUpdate({
      totals,
      sessions: [anOpenSession({ sessionId: 'ses_second0001', path: '/featherbooks', country: 'FR' })],
      closed: ['ses_queue00001'],
      recent: [aLiveEvent({ type: 'product_view', label: 'Featherbook 13', path: '/featherbooks', at: Date.now() })],
    }),
  );
  await expect(page.getByText('1,290')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Open sessions' })).toContainText('/featherbooks');
  await expect(page.getByText('Featherbook 13')).toBeVisible();
  await expect(page.getByText('Being read', { exact: true })).toHaveCount(1);
});

test('an open session says what it looks like so far, as text only', async ({ page, api }) => {
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  const reading = { intent: 'purchasing', stage: 'cart', confidence: 0.8, events: 7, at: Date.now() } as const;
  const product = { id: 'x', name: '<img src=x onerror="window.stolen=1">' };
  api.tell(anUpdate({ sessions: [anOpenSession({ reading: { ...reading, friction: ['slow_page'], product } })] }));
  await expect(page.getByRole('region', { name: 'Open sessions' })).toContainText(
    'So far: Buying, quite sure · Cart · <img src=x onerror="window.stolen=1"> · Waited for a slow page',
  );
  expect(await page.evaluate(() => window.stolen)).toBeUndefined();
});

test('a lost connection is told and comes back by itself', async ({ page, api }) => {
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  await api.cut();
  await expect(page.getByRole('status').filter({ hasText: 'Reconnecting…' })).toBeVisible();
  await expect(page.getByText('1,284')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  expect(api.liveConnections()).toBe(2);
});

test('a connection lost because the login ended leads to the login', async ({ page, api }) => {
  await page.goto('/');
  await expect(page.getByRole('status').filter({ hasText: 'Live' })).toBeVisible();
  api.state.me = null;
  await api.cut();
  await expect(page).toHaveURL(/\/login/);
});

test('a new organization sees how to send its first event, until it arrives', async ({ page, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  api.state.snapshot = anEmptySnapshot();
  api.state.sessions = [];
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Waiting for the first event' })).toBeVisible();
  await page.getByRole('button', { name: 'Fill in the key' }).click();
  await expect(page.getByRole('figure', { name: 'the install snippet' })).toContainText(aWholeKey(aKey()).key);
  await page.getByRole('button', { name: 'Copy the install snippet' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(aWholeKey(aKey()).key);
  expect(copied).toContain(new URL(page.url()).origin);

  api.tell(anUpdate({ recent: [aLiveEvent({ label: 'Hello' })] }));
  await expect(page.getByText('Hello')).toBeVisible();
  await expect(page.getByText('Waiting for the first event')).toHaveCount(0);
});

test('a quiet shop is told from a new one', async ({ page, api }) => {
  api.state.snapshot = anEmptySnapshot();
  await page.goto('/');
  await expect(page.getByText('Nobody is here right now')).toBeVisible();
});
