import { aMe } from './builders/account.ts';
import { NOW } from './builders/clock.ts';
import { aLink, aPerson } from './builders/people.ts';
import { anAcquisition, aSession, aSummary } from './builders/sessions.ts';
import { expect, test } from './dashboard-test.ts';

test('a row tells who it is and how they came, and leads to them', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click();
  const row = page.getByRole('list', { name: 'People' }).getByRole('link');
  for (const words of ['ada', 'Organic search', 'google', '3 sessions', '2 devices']) {
    await expect(row).toContainText(words);
  }
  await row.click();
  await expect(page).toHaveURL('/people/per_ada');
  await expect(page.getByRole('heading', { name: 'ada', exact: true })).toBeVisible();
});

test('people are found by the beginning of an id, which is in the address', async ({ page, api }) => {
  api.state.people = [
    aPerson(),
    aPerson({ personId: 'vis_77', userIds: [], visitorIds: ['vis_7700000001'], devices: [] }),
  ];
  await page.goto('/people');
  const rows = page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('Visitor …00000001');
  await page.getByLabel('User id or visitor id').fill('vis_77');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/people?q=vis_77');
  await expect(rows).toHaveCount(1);
  await page.goto('/people?q=bob');
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await page.getByRole('link', { name: 'Show everybody' }).click();
  await expect(rows).toHaveCount(2);
});

test('more people are loaded on demand, and an empty list says so', async ({ page, api }) => {
  api.state.pageSize = 2;
  api.state.people = ['a', 'b', 'c'].map((id) => aPerson({ personId: `per_${id}`, userIds: [id] }));
  await page.goto('/people');
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByRole('list', { name: 'People' }).getByRole('listitem')).toHaveCount(3);
  api.state.people = [];
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Nobody yet' })).toBeVisible();
});

test('a person’s page tells traits, groups, devices, sessions and why they are one', async ({ page }) => {
  await page.goto('/people/per_ada');
  const known = page.getByRole('region', { name: 'What is known' });
  for (const words of ['plan', 'pro', '{"city":"Lund"}', 'acme', 'First touch'])
    await expect(known).toContainText(words);
  const devices = page.getByRole('region', { name: 'Devices' }).getByRole('listitem');
  await expect(devices.nth(1)).toContainText('Phone');
  await expect(devices.nth(1)).toContainText('Shared');
  await expect(devices.nth(0)).not.toContainText('Shared');
  await expect(page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(2);
  const link = page.getByRole('region', { name: 'How it was linked' }).getByRole('listitem').first();
  await expect(link).toContainText('was used by ada');
  await expect(link).toContainText('by an identify');
  await link.getByRole('link', { name: 'this session' }).click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001');
});

test('a link is undone after a question, told as that, and redone', async ({ page, api }) => {
  await page.goto('/people/per_ada');
  const link = page.getByRole('region', { name: 'How it was linked' }).getByRole('listitem').first();
  await link.getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo this link?' });
  await expect(dialog).toContainText('no longer count for this user');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(api.changes).toEqual([]);
  await link.getByRole('button', { name: 'Undo' }).click();
  await dialog.getByRole('button', { name: 'Undo the link' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(link).toContainText('Undone by you');
  await link.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'Redo the link' }).click();
  await expect(link).toContainText('Redone by you');
  expect(api.changes.map(({ call }) => call)).toEqual([
    'POST /api/people/links/lnk_1/undo',
    'POST /api/people/links/lnk_1/redo',
  ]);
});

test('a change that is refused stays open and says why', async ({ page, api }) => {
  api.state.failing['/api/people/links/lnk_1/undo'] = { type: 'about:blank', title: 'Not allowed', status: 403 };
  await page.goto('/people/per_ada');
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await page.getByRole('button', { name: 'Undo the link' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Not allowed');
});

test('viewers change nothing, and links that are refused or taken back are explained and have no button', async ({
  page,
  api,
}) => {
  api.state.people = [
    aPerson({
      links: [
        aLink({ state: 'refused' }),
        aLink({ linkId: 'lnk_2', kind: 'alias', fromId: 'old' }),
        aLink({ linkId: 'lnk_3', fromId: 'vis_desk', state: 'withdrawn', withdrawnAt: Date.now() }),
      ],
    }),
  ];
  await page.goto('/people/per_ada');
  const links = page.getByRole('region', { name: 'How it was linked' });
  await expect(links).toContainText('it joins nothing');
  await expect(links).toContainText('User old is also ada');
  await expect(links).toContainText('The visitor said no to being connected with a person');
  await expect(links.getByRole('button')).toHaveCount(1);
  api.state.me = aMe({ role: 'viewer' });
  await page.reload();
  await expect(links).toContainText('it joins nothing');
  await expect(links.getByRole('button')).toHaveCount(0);
});

test('an address without a person, and a list that can’t be read, say so', async ({ page, api }) => {
  await page.goto('/people/per_nobody');
  await expect(page.getByRole('heading', { name: 'There is no such person' })).toBeVisible();
  api.state.failing['/api/people'] = { type: 'about:blank', title: 'Temporarily unavailable', status: 503 };
  await page.getByRole('link', { name: 'Show everybody' }).click();
  await expect(page.getByRole('alert')).toContainText('Temporarily unavailable');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'People' })).toBeVisible();
});

test('sessions are filtered by channel, and tell it', async ({ page, api }) => {
  api.state.sessions = [
    aSummary({ acquisition: anAcquisition({ channel: 'paid_social', source: 'facebook' }) }),
    aSummary({ sessionId: 'ses_b', headline: 'Came from nowhere', acquisition: anAcquisition({ channel: 'direct' }) }),
  ];
  await page.goto('/sessions');
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Paid social · facebook');
  await page.getByLabel('Channel').selectOption('Direct');
  await expect(page).toHaveURL('/sessions?channel=direct');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Came from nowhere');
  await page.getByRole('button', { name: 'Show all sessions' }).click();
  await expect(rows).toHaveCount(2);
});

test('a session tells where it came from, what led to it, and whose it is', async ({ page, api }) => {
  const touch = {
    sessionId: 'ses_before',
    startedAt: NOW - 9e7,
    acquisition: anAcquisition({ channel: 'email', source: 'news' }),
  };
  api.state.details.ses_laptop0001 = aSession({
    acquisition: anAcquisition({ channel: 'paid_search', campaign: 'spring', clickId: 'gclid' }),
    touches: { first: touch, lastNonDirect: { ...touch, sessionId: 'ses_laptop0001' } },
    person: { personId: 'per_ada', userId: 'ada' },
  });
  await page.goto('/sessions/ses_laptop0001');
  const origin = page.getByRole('region', { name: 'Where from' });
  for (const words of ['Paid search', 'google', 'spring', 'gclid', '/laptops', 'First touch', 'Email', 'news']) {
    await expect(origin).toContainText(words);
  }
  // What the session itself is, is told once.
  await expect(origin).not.toContainText('Last touch');
  await page.getByRole('main').getByRole('link', { name: 'ada' }).click();
  await expect(page).toHaveURL('/people/per_ada');
});
