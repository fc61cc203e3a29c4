import { aMe } from './builders/account.ts';
import { aKey } from './builders/keys.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';
import { aReading, aReanalysis, aReport, aRereadDetail, aRereadSession, aRunningReport } from './fake-reanalyses.ts';

test('from the empty list to a running re-analysis and its pause, by keyboard, after a look at how many it reads', async ({
  page,
  api,
}) => {
  await page.goto('/reanalyses');
  await expect(page.getByRole('heading', { name: 'No session was read again so far' })).toBeVisible();
  await page.getByRole('link', { name: 'Read sessions again…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/reanalyses?new=true');
  const status = page.getByRole('status').filter({ hasText: 'Reads' });
  await expect(status).toContainText('Reads 412 sessions again, by version 2');
  await expect(status).toContainText('13 sessions that a language model told stay as they are.');
  await page.getByLabel('First day').fill('2026-11-10');
  await page.getByLabel('Last day').fill('2026-11-09');
  await expect(page.getByRole('button', { name: 'Read again and compare' })).toBeDisabled();
  await page.getByLabel('Last day').fill('2026-11-20');
  await page.getByLabel('Came with').selectOption({ label: aKey().name });
  await page.getByLabel('What changed').selectOption({ label: 'Put it in the place of the old reading' });
  await page.getByRole('button', { name: 'Read again and store' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/reanalyses\/rea_[-0-9a-f]+$/);
  const begun = api.changes.find(({ call }) => call === 'POST /api/reanalyses');
  const [from, to] = [Date.parse('2026-11-10T00:00+01:00'), Date.parse('2026-11-21T00:00+01:00')];
  expect(begun?.body).toMatchObject({
    from,
    to,
    keyId: aKey().keyId,
    onlyOlder: true,
    modelMade: 'leave',
    stores: true,
  });
  await expect(page.getByRole('status').first()).toContainText('Running 12 of 412 sessions');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').first()).toContainText('Paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('status').first()).toContainText('Running');
  await page.getByRole('button', { name: 'Cancel the rest' }).click();
  await expect(page.getByRole('status').first()).toContainText('Cancelled');
});

test('each number of a report leads to its sessions, and from there to both readings of one', async ({ page, api }) => {
  api.state.reports.rea_1 = aReport();
  api.state.rereads = [
    aRereadSession(),
    aRereadSession({ sessionId: 'ses_2', headline: 'Grew more sure', changes: ['confidence'] }),
  ];
  await page.goto('/reanalyses/rea_1');
  await expect(page.getByRole('link', { name: 'Changed: 30', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Could not be read: 2' })).toBeVisible();
  const sessions = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await page.getByRole('link', { name: 'Confidence: 30' }).click();
  await expect(page).toHaveURL('/reanalyses/rea_1?change=confidence#sessions');
  await expect(page.getByRole('heading', { name: 'Sessions: confidence changed' })).toBeInViewport();
  await expect(sessions).toHaveText(/Grew more sure/);
  const moved = page.getByRole('region', { name: 'Intent, before and after' });
  await moved.first().getByRole('link', { name: 'Browsing before, Researching after: 8' }).click();
  await expect(page).toHaveURL('/reanalyses/rea_1?intentFrom=browsing&intentTo=researching#sessions');
  await expect(page.getByRole('heading', { name: 'Sessions: Browsing → Researching' })).toBeVisible();
  // Nothing moved along the stages.
  await expect(page.getByRole('heading', { name: 'How far it came, before and after' })).toHaveCount(0);
  await sessions.getByRole('link', { name: 'Read about the Laptop X1' }).first().click();
  await expect(page).toHaveURL('/reanalyses/rea_1/ses_laptop0001');
  await expect(page.getByRole('row', { name: /^Intent changed/ }).getByRole('cell')).toHaveText([
    'Browsing',
    'Researching',
  ]);
  await expect(page.getByRole('row', { name: /^How it ended/ })).not.toContainText('changed');
  const marked = page.getByRole('region', { name: 'What happened, after' }).locator('mark');
  await expect(marked).toHaveText(['Read all of its reviews.']);
  await page.getByRole('link', { name: 'Back to the re-analysis' }).click();
  await expect(page).toHaveURL('/reanalyses/rea_1');
});

test('what was only compared is stored from its report, with the same sessions', async ({ page, api }) => {
  api.state.reports.rea_1 = aReport({ keyId: aKey().keyId });
  await page.goto('/reanalyses/rea_1');
  await page.getByRole('button', { name: 'Read them once more and store' }).click();
  await expect(page).toHaveURL(/\/reanalyses\/rea_[-0-9a-f]+$/);
  await expect(page.getByText('New readings are stored')).toBeVisible();
  const { reanalysisId: _, ...scope } = aReanalysis();
  const { from, to, onlyOlder, modelMade } = scope;
  const begun = api.changes.find(({ call }) => call === 'POST /api/reanalyses');
  expect(begun?.body).toMatchObject({ from, to, keyId: aKey().keyId, onlyOlder, modelMade, stores: true });
});

test('a session that can’t be read again says why, and keeps its reading', async ({ page, api }) => {
  const session = aRereadSession({ result: 'failed', changes: [], reason: 'the archive is missing' });
  api.state.rereadDetail = aRereadDetail({ session, after: null });
  await page.goto('/reanalyses/rea_1/ses_laptop0001');
  await expect(page.getByRole('heading', { name: 'It can’t be read again' })).toBeVisible();
  await expect(page.getByText('the archive is missing')).toBeVisible();
});

test('who may not is told who may, and finds no way there', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  await page.goto('/reanalyses');
  await expect(page.getByRole('heading', { name: 'Owners and admins have sessions read again' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Re-analysis' })).toHaveCount(
    0,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`all its screens are accessible and fit a narrow screen, ${colorScheme}`, async ({ page, api }, info) => {
    const long = `${'long'.repeat(30)} name`;
    api.state.reanalyses = [aReanalysis(), aReanalysis({ reanalysisId: 'rea_2', state: 'paused', read: 40 })];
    api.state.reports.rea_1 = aRunningReport({ read: 410 });
    api.state.rereads = [aRereadSession({ headline: long }), aRereadSession({ sessionId: 'ses_2' })];
    const detail = aRereadDetail();
    api.state.rereadDetail = { ...detail, after: aReading({ ...detail.after, goal: long }) };
    await page.emulateMedia({ colorScheme });
    for (const [width, size] of [
      [1280, 'wide'],
      [380, 'narrow'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, path, heading] of [
        ['list', '/reanalyses?new=true', 'Read sessions again'],
        ['report', '/reanalyses/rea_1?change=intent', 'Sessions: intent changed'],
        ['session', '/reanalyses/rea_1/ses_laptop0001', 'What happened, after'],
      ] as const) {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: heading })).toBeVisible();
        if (name === 'list') await expect(page.getByText('412 sessions')).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        if (size === 'wide') expect(await seriousFindings(page)).toEqual([]);
        await page.screenshot({ path: info.outputPath(`${name}-${size}-${colorScheme}.png`), fullPage: true });
      }
    }
  });
}
