import { NOW } from './builders/clock.ts';
import { aScoreCard } from './builders/forecasts.ts';
import { aSession } from './builders/sessions.ts';
import { expect, test } from './dashboard-test.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test('the score card says how many came true, how far off forecasts were, and whether they tell visitors apart', async ({
  page,
}) => {
  await page.goto('/forecasts');
  const returns = page.getByRole('region', { name: 'Comes back within a week' });
  await expect(returns).toContainText('25% did: 300 of 1,200 visits.');
  await expect(returns).toContainText('off by 3 percentage points');
  await expect(returns).toContainText('20% better than the average');
  await expect(returns).toContainText('41 forecasts are still open');
  const buys = page.getByRole('region', { name: 'Buys within a week' });
  await expect(buys).toContainText('off by one percentage point.');
  await expect(buys).toContainText('no better than the average');
});

test('the points of the chart are also a table, and lie where forecast and truth meet', async ({ page }) => {
  await page.goto('/forecasts');
  const returns = page.getByRole('region', { name: 'Comes back within a week' });
  await expect(returns.getByRole('table').getByRole('row')).toHaveText([
    'ForecastCame trueVisits',
    '6%5%500',
    '24%28%500',
    '63%68%200',
  ]);
  const points = returns.locator('circle');
  await expect(points).toHaveCount(3);
  expect(Number(await points.nth(2).getAttribute('cx'))).toBeCloseTo(63);
  expect(Number(await points.nth(2).getAttribute('cy'))).toBeCloseTo(32.5);
});

test('from an end in the table one comes to the visits that ended so', async ({ page }) => {
  await page.goto('/forecasts');
  const row = page.getByRole('row', { name: /^Left the checkout after a rejected coupon/ });
  await expect(row.getByRole('cell')).toHaveText(['310', '31%', '26%', '9%', '12%']);
  await row.getByRole('link').click();
  await expect(page).toHaveURL('/sessions?outcome=abandoned_checkout');
});

test('what the live view said of open visits is scored by their age, with a chart of how sure it was', async ({
  page,
}) => {
  await page.goto('/forecasts');
  const live = page.getByRole('region', { name: 'What the live view says of open visits' });
  await expect(live).toContainText('75% of 840 readings said what the whole visit was read as.');
  await expect(live).toContainText('off by 4 percentage points');
  await expect(live.getByRole('row', { name: /^Under a minute/ }).getByRole('cell')).toHaveText([
    ...['500', '66%', '70%', '50%'],
  ]);
  await expect(
    live
      .getByRole('row', { name: /^1 to 3 minutes/ })
      .getByRole('cell')
      .last(),
  ).toHaveText('–');
  await expect(live.locator('circle')).toHaveCount(2);
});

test('the period is in the address', async ({ page }) => {
  await page.goto('/forecasts');
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/score-card?days=90'));
  await page.getByRole('link', { name: '90 days' }).click();
  await asked;
  await expect(page).toHaveURL('/forecasts?days=90');
});

test('before the first is due, it says when that is', async ({ page, api }) => {
  const nothing = { forecasts: 0, met: 0, brier: null, baseline: null, calibrationError: null, bins: [], open: 3 };
  api.state.scoreCard = aScoreCard({
    similar: [],
    kinds: [
      { kind: 'returns', ...nothing, nextDueAt: NOW + 2 * DAY_MS },
      { kind: 'buys', ...nothing, nextDueAt: NOW + DAY_MS },
    ],
  });
  await page.goto('/forecasts');
  await expect(page.getByRole('heading', { name: 'No forecast is due yet' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What the live view says of open visits' })).toBeVisible();
  await expect(page.locator('time')).toHaveAttribute('datetime', new Date(NOW + DAY_MS).toISOString());
});

test('what fails is told, and another try succeeds', async ({ page, api, forgiven }) => {
  forgiven.push(/503/);
  api.state.failing['/api/score-card'] = { type: 'urn:crow:problem:unavailable', title: 'Not now', status: 503 };
  await page.goto('/forecasts');
  await expect(page.getByRole('alert')).toContainText('Not now');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Buys within a week' })).toBeVisible();
});

test('a visit says what was forecast of its visitor, and what came of it', async ({ page, api }) => {
  api.state.details.ses_laptop0001 = {
    ...aSession(),
    forecasts: [
      { kind: 'returns', probability: 0.31, basis: 'own', similar: 310, dueAt: NOW + DAY_MS, metAt: NOW - DAY_MS },
      { kind: 'buys', probability: 0.16, basis: 'rules', similar: 12, dueAt: NOW - DAY_MS },
    ],
  };
  await page.goto('/sessions/ses_laptop0001');
  const reading = page.getByRole('region', { name: 'Reading' });
  await expect(reading.getByRole('listitem').filter({ hasText: 'Comes back within a week: 31%' })).toContainText(
    /Came true on .* From 310 of your visits/,
  );
  await expect(reading.getByRole('listitem').filter({ hasText: 'Buys within a week: 16%' })).toContainText(
    'Did not come true. A rule of thumb',
  );
});
