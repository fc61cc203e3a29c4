import { anInteraction, anUnreadSession, aSession, aStatement, laptopEvents } from './builders/sessions.ts';
import { expect, test } from './dashboard-test.ts';

const ADDRESS = '/sessions/ses_laptop0001';

test.describe('evidence', () => {
  test('looking at a statement lights up the events it rests on', async ({ page }) => {
    await page.goto(ADDRESS);
    const lit = page.locator('li[data-lit]');
    await expect(lit).toHaveCount(0);
    await page.getByRole('button', { name: /went on to the checkout/ }).hover();
    await expect(lit).toHaveCount(2);
    await expect(lit.first()).toContainText('Add to cart');
    await expect(lit.last()).toContainText('Checkout');
    await page.mouse.move(0, 0);
    await expect(lit).toHaveCount(0);
  });

  test('looking at an event lights up the statements that rest on it', async ({ page }) => {
    await page.goto(ADDRESS);
    await page.locator('#event-e8').hover();
    const lit = page.locator('button[data-lit]');
    await expect(lit).toHaveCount(1);
    await expect(lit).toContainText('Left after the shipping costs');
    await page.locator('#event-e9').hover();
    await expect(lit).toHaveCount(0);
  });

  test('the keyboard walks through statements, over to the evidence and back', async ({ page }) => {
    await page.goto(ADDRESS);
    await page.getByRole('button', { name: /^Looked at the Laptop X1/ }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('li[data-lit]')).toHaveCount(2);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${ADDRESS}?at=0-1`);
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('#event-e3')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('#event-e4')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('button', { name: /went on to the checkout/ })).toBeFocused();
  });

  test('a pinned statement is part of the address', async ({ page }) => {
    await page.goto(`${ADDRESS}?at=0-3`);
    await expect(page.locator('li[data-lit]')).toHaveCount(1);
    const statement = page.getByRole('button', { name: /^Left after the shipping costs/ });
    await expect(statement).toHaveAttribute('aria-pressed', 'true');
    await statement.click();
    await expect(page).toHaveURL(ADDRESS);
  });

  test('evidence far down a long visit is drawn and scrolled to', async ({ page, api }) => {
    const [first, ...rest] = laptopEvents();
    if (!first) throw new Error('no events');
    const many = Array.from({ length: 800 }, (_, i) => ({ ...first, id: `m${i}`, ts: first.ts + i * 100, seq: i }));
    const interaction = anInteraction({ statements: [aStatement('The last page.', ['m790'])] });
    api.state.details.ses_laptop0001 = aSession({ events: [first, ...rest, ...many], interactions: [interaction] });
    await page.goto(ADDRESS);
    await expect(page.getByRole('button', { name: 'Show 509 more events' })).toBeVisible();
    await page.getByRole('button', { name: /^The last page/ }).hover();
    await expect(page.locator('#event-m790')).toBeInViewport();
  });

  test('on a narrow screen a tap on a statement brings its evidence into view', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(ADDRESS);
    await page.getByRole('button', { name: /^Left after the shipping costs/ }).click();
    await expect(page.locator('#event-e8')).toBeInViewport();
  });
});

test('a page that tells its performance in parts has loaded once', async ({ page, api }) => {
  const events = laptopEvents();
  const last = events.at(-1);
  if (last?.type !== 'performance') throw new Error('no performance');
  const grown = { ...last, id: 'e10', seq: 10, ts: last.ts + 1_000, metrics: { inp: 610 } };
  const interaction = anInteraction({ statements: [aStatement('One page was slow.', ['e10'])] });
  api.state.details.ses_laptop0001 = aSession({ events: [...events, grown], interactions: [interaction] });
  await page.goto(ADDRESS);
  await expect(page.getByText('The page loaded')).toHaveCount(1);
  await page.getByRole('button', { name: /^One page was slow/ }).hover();
  await expect(page.locator('li[data-lit]')).toHaveText(/The page loaded.*LCP 1\.2 s · INP 610 ms · CLS 0\.02/);
});

test('the reading is told in plain words', async ({ page }) => {
  await page.goto(ADDRESS);
  const reading = page.getByRole('region', { name: 'Reading' });
  for (const words of [
    'Buy a Laptop X1',
    '91%, very sure',
    'about 9 should be right',
    'Stopped at the shipping costs',
  ]) {
    await expect(reading).toContainText(words);
  }
  await expect(reading.locator('[aria-current="step"]')).toHaveText('Checkout');
  await expect(page.getByText('crow-analyst, version 1.0.0')).toBeVisible();
});

test('the timeline tells each event on its page', async ({ page }) => {
  await page.goto(ADDRESS);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('heading', { level: 3 })).toHaveCount(3);
  await expect(page.locator('#event-e2')).toContainText('visible for 48 s · scrolled to 83%');
  await expect(page.locator('#event-e7')).toContainText('Was refused in the field Postcode');
  await expect(page.locator('#event-e9')).toContainText('LCP 1.2 s');
});

for (const [state, words] of [
  ['open', 'The visitor is here now'],
  ['queued', 'Being read now'],
  ['parked', 'could not be read'],
] as const) {
  test(`a session that is ${state} says what comes next and shows its events`, async ({ page, api }) => {
    api.state.details.ses_laptop0001 = anUnreadSession(state);
    await page.goto(ADDRESS);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.locator('#event-e1')).toBeVisible();
  });
}

test('the story appears by itself once the session has been read', async ({ page, api }) => {
  api.state.details.ses_laptop0001 = anUnreadSession('queued');
  await page.goto(ADDRESS);
  await expect(page.getByText('Being read now')).toBeVisible();
  api.state.details.ses_laptop0001 = aSession();
  await expect(page.getByRole('region', { name: 'Story' })).toBeVisible();
  await expect(page.getByText('Being read now')).toHaveCount(0);
});

test('an unknown session is told as that', async ({ page }) => {
  await page.goto('/sessions/ses_unknown');
  await expect(page.getByRole('heading', { name: 'There is no such session' })).toBeVisible();
});

test('says who wrote the story, and what became of the language model', async ({ page, api }) => {
  const asked = {
    model: 'gemini-x',
    prompt: '1',
    ended: 'refused_by_check' as const,
    calls: 2,
    inputTokens: 1_800,
    outputTokens: 600,
    costUsd: 0.0021,
    dropped: { unknown_number: 2 },
    withheld: 0,
  };
  const session = aSession();
  if (session.understanding) session.understanding.provenance = { ...session.understanding.provenance, asked };
  api.state.details.ses_laptop0001 = session;
  await page.goto(ADDRESS);
  await expect(page.getByText(/Read by the built-in analyst/)).toContainText(
    'too few of its sentences rest on events. It took 2 calls, 2,400 tokens, 0.0021 US$.',
  );
});
