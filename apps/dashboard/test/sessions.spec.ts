import { anUpdate } from './builders/live.ts';
import { aSummary } from './builders/sessions.ts';
import { expect, test } from './dashboard-test.ts';

test('a row tells the visit and leads to it', async ({ page }) => {
  await page.goto('/sessions');
  const row = page.getByRole('list', { name: 'Sessions' }).getByRole('link');
  for (const words of ['Buying', 'Left the checkout', 'Laptop X1', '4 pages', 'Sweden', '91% sure']) {
    await expect(row).toContainText(words);
  }
  await row.click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001');
  await expect(page.getByRole('main')).toBeFocused();
});

test('filters live in the address', async ({ page, api }) => {
  api.state.sessions = [
    aSummary(),
    aSummary({
      sessionId: 'ses_b',
      intent: 'comparing',
      outcome: 'left_without_cart',
      headline: 'Compared two laptops',
    }),
  ];
  await page.goto('/sessions');
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await page.getByLabel('Intent').selectOption('Comparing');
  await expect(page).toHaveURL('/sessions?intent=comparing');
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(rows).toContainText('Compared two laptops');
  await page.getByLabel('Outcome').selectOption('Bought');
  await expect(page.getByRole('heading', { name: 'No session matches' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all sessions' }).click();
  await expect(rows).toHaveCount(2);
});

test('more is loaded on demand', async ({ page, api }) => {
  api.state.pageSize = 2;
  api.state.sessions = ['a', 'b', 'c'].map((id) => aSummary({ sessionId: `ses_${id}`, headline: `Visit ${id}` }));
  await page.goto('/sessions');
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(rows).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
});

test('a session that has just been read moves into the list by itself', async ({ page, api }) => {
  await page.goto('/sessions');
  const open = page.getByRole('region', { name: 'Open and being read' });
  await expect(open.getByRole('link')).toHaveCount(2);
  api.state.sessions = [aSummary({ sessionId: 'ses_queue00001', headline: 'Just read' }), ...api.state.sessions];
  api.tell(anUpdate({ closed: ['ses_queue00001'] }));
  await expect(open.getByRole('link')).toHaveCount(1);
  await expect(page.getByText('Just read')).toBeVisible();
});

test('nothing read yet says what to do', async ({ page, api }) => {
  api.state.sessions = [];
  await page.goto('/sessions');
  await expect(page.getByRole('link', { name: 'Install the tracker' })).toBeVisible();
});

test('a failure is told in the words of its problem document, and can be tried again', async ({ page, api }) => {
  api.state.failing['/api/sessions'] = {
    type: 'urn:crow:problem:unavailable',
    title: 'Temporarily unavailable',
    status: 503,
    detail: 'The catalog is being moved.',
  };
  await page.goto('/sessions');
  await expect(page.getByRole('alert')).toContainText('Temporarily unavailable');
  await expect(page.getByRole('alert')).toContainText('The catalog is being moved.');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'Sessions' })).toBeVisible();
});

test('while the answer is on its way, its place is held', async ({ page, api }) => {
  api.state.failing['/api/sessions'] = 'slow';
  await page.goto('/sessions');
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
});

test('visits of programs are hidden, said to be, and shown when asked for', async ({ page, api }) => {
  api.state.hiddenPrograms = 3;
  await page.goto('/sessions');
  await expect(page.getByText('3 visits of programs are hidden.')).toBeVisible();
  await page.getByRole('link', { name: 'Show them' }).click();
  await expect(page).toHaveURL('/sessions?visitors=all');
  await expect(page.getByLabel('Visitors')).toHaveValue('all');
  await expect(page.getByText('are hidden')).toHaveCount(0);
});
