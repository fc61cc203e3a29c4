import type { RejectedGroup } from '@crow/contracts';
import { aLedger } from './builders/ledger.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';

const GROUP: RejectedGroup = {
  code: 'missing_field',
  field: 'element',
  events: 3,
  lastAt: Date.now() - 60_000,
  samples: [
    {
      at: Date.now() - 60_000,
      keyId: 'key_1',
      sessionId: 'ses_laptop0001',
      message: 'element is required',
      event: '{"type":"click","note":"<img src=x onerror=window.stolen=true>"}',
    },
  ],
};

test('the equation tells what became of all events, and that it agrees with what clients counted', async ({ page }) => {
  await page.goto('/data');
  const equation = page.getByRole('region', { name: 'What became of the events' });
  for (const [label, figure] of [
    ['Sent', '1,360'],
    ['Stored', '1,340'],
    ['Copies', '12'],
    ['Refused', '3'],
    ['Not arrived', '5'],
  ] as const) {
    await expect(
      equation
        .locator('div', { has: page.locator('dt', { hasText: label }) })
        .locator('dd')
        .first(),
    ).toHaveText(figure);
  }
  await expect(equation).toContainText('every one of them is accounted for');
  await expect(page.getByRole('row', { name: /^Web shop/ })).toContainText('1,340');
  await expect(page.getByRole('table', { name: 'Events by hour' }).getByRole('row')).toHaveCount(3);
});

test('a ledger that does not agree says so', async ({ page, api }) => {
  api.state.ledger = { ...aLedger(), balance: { numbered: 1000, counted: 990 } };
  await page.goto('/data');
  await expect(page.getByText('1,000 events in the last 7 days; 990 are accounted for')).toBeVisible();
});

test('refused events are shown by reason, as they were sent, and as text only', async ({ page, api }) => {
  api.state.rejected = [GROUP];
  await page.goto('/data');
  const refused = page.getByRole('region', { name: 'Refused events' });
  await refused.getByText('Field missing').click();
  await expect(refused.getByText('<img src=x onerror')).toBeVisible();
  await expect(refused.getByText('The type needs this field.')).toBeVisible();
  expect(await page.evaluate(() => window.stolen)).toBeUndefined();
  await refused.getByRole('link', { name: /^Session/ }).click();
  await expect(page).toHaveURL('/sessions/ses_laptop0001');
});

test('the fate of an event is looked up', async ({ page, api }) => {
  const at = Date.now();
  api.state.fates = {
    'tab-1': {
      eventId: 'tab-1',
      fate: 'stored',
      sessionId: 'ses_laptop0001',
      batchId: 'b',
      at,
      state: 'open',
      copies: 1,
      alsoIn: ['ses_phone00001'],
      asOf: at,
    },
    'tab-2': {
      eventId: 'tab-2',
      fate: 'rejected',
      sessionId: 's',
      batchId: 'b',
      at,
      code: 'too_large',
      message: 'it is too large',
      asOf: at,
    },
    'tab-3': { eventId: 'tab-3', fate: 'not_arrived', noticedAt: at, asOf: at },
  };
  await page.goto('/data');
  const told = page.getByRole('region', { name: 'What became of an event?' }).getByRole('status');
  for (const [id, words] of [
    ['tab-1', 'it came once more and counts once. Another event with this id is in session'],
    ['tab-2', 'was refused'],
    ['tab-3', 'has not arrived'],
    ['tab-4', 'Nothing was heard of tab-4 in the last 7 days. What arrived after'],
  ] as const) {
    await page.getByLabel('Event id').fill(id);
    await page.keyboard.press('Enter');
    await expect(told).toContainText(words);
  }
});

test('the period is in the address', async ({ page }) => {
  await page.goto('/data');
  await page.getByRole('link', { name: '7 days' }).click();
  await expect(page).toHaveURL('/data?days=7');
  await page.reload();
  await expect(page.getByRole('link', { name: '7 days' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('link', { name: '24 hours' })).not.toHaveAttribute('aria-current');
});

test('without events, and when the ledger can’t be read, the screen says what to do', async ({ page, api }) => {
  const empty = aLedger();
  api.state.ledger = { ...empty, rows: [], totals: { sent: 0, stored: 0, duplicate: 0, rejected: 0, notArrived: 0 } };
  await page.goto('/data');
  await expect(page.getByRole('heading', { name: 'No event in this time' })).toBeVisible();
  api.state.failing['/api/ledger'] = {
    type: 'urn:crow:problem:unavailable',
    title: 'Temporarily unavailable',
    status: 503,
  };
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Temporarily unavailable', { timeout: 20_000 });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, in ${colorScheme}, narrow and wide`, async ({ page, api }) => {
    api.state.rejected = [GROUP];
    await page.emulateMedia({ colorScheme });
    await page.goto('/data');
    await page.getByText('Field missing').click();
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}
