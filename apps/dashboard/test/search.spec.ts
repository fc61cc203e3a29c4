import { anInteraction } from './builders.ts';
import { expect, test } from './dashboard-test.ts';

function found(query: string) {
  return { query, searched: 412, tookMs: 9, hits: [{ interaction: anInteraction(), score: 0.74 }] };
}

test('/ leads to the search from anywhere, and a question to visits', async ({ page, api }) => {
  api.state.search = found;
  await page.goto('/health');
  await expect(page.getByText('All is well')).toBeVisible();
  await page.keyboard.press('/');
  const box = page.getByRole('searchbox', { name: 'Question' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('');
  await box.fill('people who hesitated at shipping costs');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=people/);
  const hit = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first();
  await expect(hit).toContainText('near 74');
  await expect(hit).toContainText('rests on 5 events');
  await hit.getByRole('link').click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001?at=0-0');
  await expect(page.locator('#event-e2')).toHaveAttribute('data-lit', 'true');
});

test('a question in the address is asked at once', async ({ page, api }) => {
  const asked: string[] = [];
  api.state.search = (query) => {
    asked.push(query);
    return found(query);
  };
  await page.goto('/search?q=42');
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('42');
  expect(asked).toContain('42');
});

test('an example is one click away', async ({ page, api }) => {
  api.state.search = found;
  await page.goto('/search');
  await page.getByRole('link', { name: 'a coupon that did not work' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('a coupon that did not work');
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
});

test('nothing found says what to try', async ({ page, api }) => {
  api.state.search = (query) => ({ query, hits: [], searched: 412, tookMs: 3 });
  await page.goto('/search?q=zebra');
  await expect(page.getByText('412 interactions searched')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Examples' })).toBeVisible();
});

test('a failing search can be tried again', async ({ page, api }) => {
  api.state.search = found;
  api.state.failing['/api/search'] = 'unreachable';
  await page.goto('/search?q=laptops');
  await expect(page.getByRole('alert')).toContainText('The server can’t be reached');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
});
