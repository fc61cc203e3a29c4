import { SEARCH_FILTER_KINDS, type SearchAnswer } from '@crow/contracts';
import { aSearch } from './builders/search.ts';
import { anInteraction } from './builders/sessions.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';

function found(query: string): SearchAnswer {
  return aSearch({ query, searched: 412, tookMs: 9, hits: [{ interaction: anInteraction(), score: 0.74 }] });
}

const GERMANY = { kind: 'country' as const, anyOf: ['DE'], words: 'from Germany' };
const RETURNING = { kind: 'returning' as const, is: true, words: 'returning visitors' };

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
  await hit.getByRole('link', { name: /^Put the Laptop X1 into the cart and left/ }).click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001?at=0-0');
  await expect(page.locator('#event-e2')).toHaveAttribute('data-lit', 'true');
});

test('each statement of a hit leads to the events that show it', async ({ page, api }) => {
  api.state.search = found;
  await page.goto('/search?q=laptops');
  await page.getByRole('link', { name: 'The postcode was refused once.' }).click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001?at=0-2');
  await expect(page.locator('#event-e7')).toHaveAttribute('data-lit', 'true');
});

test('what was read from the question is shown, and each filter can be taken away and put back', async ({
  page,
  api,
}) => {
  const asked: (string | undefined)[] = [];
  api.state.search = (query, kinds) => {
    asked.push(kinds);
    const filters = [RETURNING, GERMANY].filter(({ kind }) => kinds === undefined || kinds.split(',').includes(kind));
    return { ...found(query), filters, exact: ['F204816'] };
  };
  await page.goto('/search?q=returning+visitors+from+Germany');
  const chips = page.getByRole('region', { name: 'Read from your question' });
  await expect(chips).toContainText('Visitors: there before');
  await expect(chips).toContainText('exactly “F204816”');
  const country = chips.getByRole('link', { name: /^Country: Germany ?, take this filter away/ });
  await expect(country).toHaveAttribute('title', 'From “from Germany”');
  await country.press('Enter');
  await expect(page).toHaveURL(/without=country/);
  await expect(country).toHaveCount(0);
  expect(asked.at(-1)).toBe(SEARCH_FILTER_KINDS.filter((kind) => kind !== 'country').join(','));
  await chips.getByRole('link', { name: /^Country: any ?, read it again/ }).click();
  await expect(country).toBeVisible();
  await expect(page).not.toHaveURL(/without/);
});

test('when nothing meets the filters, they can be left out at once', async ({ page, api }) => {
  api.state.search = (query, kinds) =>
    kinds?.includes('country') === false
      ? found(query)
      : aSearch({ query, searched: 412, filters: [RETURNING, GERMANY], exact: [] });
  await page.goto('/search?q=returning+visitors+from+Germany');
  await expect(page.getByText('Nothing meets these filters')).toBeVisible();
  await page.getByRole('link', { name: 'Search without filters' }).click();
  await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
  await expect(page).toHaveURL(/without=/);
});

test('a hit leads to more like it, and so does a session', async ({ page, api }) => {
  api.state.search = found;
  const other = anInteraction({ id: 'int_2', sessionId: 'ses_other00001', headline: 'Left the cart at the postage' });
  api.state.similar = { int_1: { interaction: anInteraction(), hits: [{ interaction: other, score: 0.8 }] } };
  await page.goto('/search?q=laptops');
  await page.getByRole('link', { name: /^More like this/ }).click();
  await expect(page).toHaveURL('/search?like=int_1');
  await expect(page.getByRole('link', { name: 'Left the cart at the postage', exact: true })).toBeVisible();
  await page.getByRole('status').getByRole('link').click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001?at=0-0');
  await page.getByRole('link', { name: /^More like this/ }).click();
  await expect(page).toHaveURL('/search?like=int_1');
});

test('an interaction that is gone says so', async ({ page }) => {
  await page.goto('/search?like=int_404');
  await expect(page.getByText('There is no such interaction')).toBeVisible();
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
  api.state.search = (query) => aSearch({ query, searched: 412 });
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

test('filters and hits can be read by everyone, in both themes and on a phone', async ({ page, api }, info) => {
  api.state.search = (query) => ({
    ...found(query),
    filters: [
      RETURNING,
      GERMANY,
      { kind: 'outcome', anyOf: ['abandoned_cart', 'abandoned_checkout'], words: 'gave up' },
    ],
    exact: ['F204816'],
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 375]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto('/search?q=returning+visitors+from+Germany+who+gave+up&without=time');
      await expect(page.getByRole('list', { name: 'Results' })).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await page.screenshot({ path: info.outputPath(`search-${colorScheme}-${width}.png`) });
    }
  }
});
