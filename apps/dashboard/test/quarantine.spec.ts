import { aMe } from './builders/account.ts';
import { NOW } from './builders/clock.ts';
import { aBusyKey, aKey } from './builders/keys.ts';
import { aSession } from './builders/sessions.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';
import { aPreview, aPurge, aQuarantine } from './fake-quarantines.ts';

const KEY = aKey().keyId;
const NOTHING = { sessions: 0, mixed: 0, events: 0, interactions: 0 };
const ORIGINS = [
  { origin: 'https://shop.example', requests: 20 },
  { origin: '', requests: 400 },
];

test('from the uses of a key to a quarantine of its traffic, by keyboard, after a look at what it would hide', async ({
  page,
  api,
}) => {
  api.state.usage[KEY] = { ...aBusyKey(), origins: ORIGINS };
  await page.goto(`/keys?key=${KEY}`);
  await page.getByRole('link', { name: 'Quarantine this traffic…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/quarantine?key=${KEY}`);
  const preview = page.getByRole('region', { name: 'What would be hidden' });
  for (const words of ['13 sessions', '480 events', '14 interactions', '1 session mixed', '2 more sessions'])
    await expect(preview).toContainText(words);
  const examples = preview.getByRole('list', { name: 'Examples' }).getByRole('listitem');
  await expect(examples).toHaveCount(2);
  await expect(examples.nth(1)).toContainText('Mixed');
  await page.getByLabel('Arrived from').fill('2026-11-24T10:00');
  await page.getByLabel('Until I lift it').focus();
  await page.keyboard.press('Space');
  await page.getByLabel('Arrived before').fill('2026-11-24T09:00');
  await expect(page.getByRole('button', { name: 'Hide this traffic' })).toBeDisabled();
  await page.getByLabel('Arrived before').fill('2026-11-24T12:30');
  await page.getByLabel('Came from').selectOption({ label: 'Servers and apps' });
  await page.getByRole('button', { name: 'Hide this traffic' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/quarantine');
  const made = api.changes.find(({ call }) => call === 'POST /api/quarantines');
  const from = Date.parse('2026-11-24T10:00+01:00');
  expect(made?.body).toEqual({ keyId: KEY, from, to: Date.parse('2026-11-24T12:30+01:00'), origin: '' });
  const row = page.getByRole('list', { name: 'Quarantines' }).getByRole('listitem');
  for (const words of ['Web shop', 'Hidden', 'from servers and apps', '13 sessions']) {
    await expect(row).toContainText(words);
  }
});

test('a quarantine without an end is what the form offers first', async ({ page, api }) => {
  await page.goto(`/quarantine?key=${KEY}`);
  await page.getByRole('button', { name: 'Hide this traffic' }).click();
  await expect(page.getByRole('list', { name: 'Quarantines' })).toContainText('until it is lifted');
  const made = api.changes.find(({ call }) => call === 'POST /api/quarantines');
  expect(made?.body).toMatchObject({ keyId: KEY, to: null, origin: null });
});

test('a quarantine is lifted where it is listed', async ({ page, api }) => {
  api.state.quarantines = [aQuarantine()];
  await page.goto('/quarantine');
  await page.getByRole('button', { name: 'Lift the quarantine of Web shop' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'lifted' })).toContainText('Lifted');
  expect(api.changes.map(({ call }) => call)).toContain('POST /api/quarantines/qua_1/lift');
  await expect(page.getByRole('button', { name: 'Lift the quarantine of Web shop' })).toHaveCount(0);
});

test('quarantined traffic is erased for good, by keyboard, after a look at it and the name of the key; the row shows how far it is', async ({
  page,
  api,
}) => {
  api.state.quarantines = [aQuarantine()];
  await page.goto('/quarantine');
  await page.getByRole('button', { name: 'Erase for good… traffic of Web shop' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Erase this traffic for good?' });
  const preview = dialog.getByRole('region', { name: 'What would be erased' });
  for (const words of ['13 sessions', '480 events', '14 interactions', '1 mixed session kept', '2 sessions still open'])
    await expect(preview).toContainText(words);
  const erase = dialog.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await dialog.getByLabel('Also 1 mixed session').check();
  await expect(preview).toContainText('13 sessions erased now');
  const name = dialog.getByLabel('Type the name of the key to confirm');
  await name.fill('web shop');
  await expect(erase).toBeDisabled();
  await name.fill('Web shop');
  await name.press('Enter');
  await expect(dialog).toHaveCount(0);
  const made = api.changes.find(({ call }) => call === 'POST /api/quarantines/qua_1/purge');
  expect(made?.body).toEqual({ keyName: 'Web shop', includesMixed: true });
  const state = page.getByRole('region', { name: 'Erased for good' });
  await expect(state).toContainText('4 sessions erased, 8 sessions to go');
  await expect(state.getByRole('progressbar', { name: 'Sessions erased' })).toHaveAttribute('value', '4');
  await expect(page.getByRole('button', { name: /Lift|Erase/ })).toHaveCount(0);
  // The screen asks again by itself.
  api.state.quarantines = [
    aQuarantine({ state: 'purged', purge: aPurge({ waiting: 0, settling: 0, endedAt: NOW }), counts: NOTHING }),
  ];
  await expect(state).toContainText('4 sessions erased for good');
  await expect(state.getByText('Archived objects')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Lift the quarantine of Web shop' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Erase for good… traffic of Web shop' })).toHaveCount(0);
});

test('the list of sessions says what is quarantined and shows it on demand; a session says it of itself', async ({
  page,
  api,
}) => {
  api.state.hiddenQuarantined = 13;
  api.state.details.ses_laptop0001 = aSession({ quarantines: ['qua_1'] });
  await page.goto('/sessions');
  await expect(page.getByText('13 visits are quarantined.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at them' }).click();
  await expect(page).toHaveURL('/sessions?quarantine=only');
  await expect(page.getByLabel('Quarantine', { exact: true })).toHaveValue('only');
  await page.getByRole('list', { name: 'Sessions' }).getByRole('link').first().click();
  await expect(page.getByText('This session is quarantined.')).toBeVisible();
});

test('who may not is told who may, and finds no way there', async ({ page, api }) => {
  api.state.me = aMe({ role: 'analyst' });
  api.state.usage[KEY] = { ...aBusyKey(), origins: ORIGINS };
  await page.goto(`/keys?key=${KEY}`);
  await expect(page.getByText('Last used')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Quarantine this traffic…' })).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Quarantine' })).toHaveCount(0);
  await page.goto('/quarantine');
  await expect(page.getByRole('heading', { name: 'Owners and admins quarantine traffic' })).toBeVisible();
});

test('an empty page says when it is for', async ({ page }) => {
  await page.goto('/quarantine');
  await expect(page.getByRole('heading', { name: 'Nothing is quarantined' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`form and list are accessible and fit a narrow screen, ${colorScheme}`, async ({ page, api }, info) => {
    api.state.preview = aPreview({ unknown: 3 });
    api.state.quarantines = [
      aQuarantine({ keyName: `${'long'.repeat(20)} name`, origin: `https://${'evil'.repeat(30)}.example` }),
      aQuarantine({ quarantineId: 'qua_2', state: 'lifted', liftedAt: NOW, to: NOW }),
      aQuarantine({ quarantineId: 'qua_3', state: 'purging', purge: aPurge() }),
    ];
    await page.emulateMedia({ colorScheme });
    for (const [width, name] of [
      [1280, 'wide'],
      [360, 'narrow'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/quarantine?key=${KEY}`);
      await expect(page.getByRole('list', { name: 'Examples' })).toBeVisible();
      await expect(page.getByRole('list', { name: 'Quarantines' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: /^Erase for good… traffic of long/ }).click();
      await expect(page.getByRole('region', { name: 'What would be erased' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await seriousFindings(page)).toEqual([]);
      await page.screenshot({ path: info.outputPath(`erase-${name}-${colorScheme}.png`) });
      await page.keyboard.press('Escape');
      await page.screenshot({ path: info.outputPath(`quarantine-${name}-${colorScheme}.png`), fullPage: true });
    }
  });
}
