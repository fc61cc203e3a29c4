import { aMe, aRecord } from './builders/account.ts';
import { expect, test } from './dashboard-test.ts';

test('a record tells who did what, from where, and what it was before', async ({ page, api }) => {
  api.state.auditRecords = [
    aRecord({ seq: 8, action: 'key_revoked', outcome: 'refused', actorName: 'Vic Viewer', details: {} }),
    aRecord(),
  ];
  await page.goto('/audit');
  await expect(page.getByText('Chain verified: 7 records, none changed or missing.')).toBeVisible();
  const rows = page.getByRole('list', { name: 'Records' }).getByRole('listitem').filter({ hasText: 'No.' });
  await expect(rows.nth(0)).toContainText('Key revoked');
  await expect(rows.nth(0)).toContainText('Refused');
  await expect(rows.nth(0)).toContainText('Vic Viewer');
  await expect(rows.nth(1)).toContainText('name: Shop → Web shop');
  await expect(rows.nth(1)).toContainText('Ada Lindqvist');
  await expect(rows.nth(1)).toContainText('Sweden');
});

test('records are filtered, and the filter is in the address', async ({ page, api }) => {
  api.state.auditRecords = [aRecord({ seq: 8, action: 'key_revealed' }), aRecord()];
  await page.goto('/audit');
  const records = page.getByRole('list', { name: 'Records' });
  await expect(records).toContainText('No. 7');
  await page.getByLabel('Action').selectOption('Key revealed');
  await expect(records).not.toContainText('No. 7');
  await expect(page).toHaveURL('/audit?action=key_revealed');
  await page.reload();
  await expect(records).toContainText('No. 8');
  await page.getByLabel('Outcome').selectOption('Refused');
  await expect(page.getByRole('heading', { name: 'No record matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all records' }).click();
  await expect(records).toContainText('No. 7');
});

test('older records are loaded when asked for', async ({ page, api }) => {
  api.state.pageSize = 2;
  api.state.auditRecords = [5, 4, 3, 2, 1].map((seq) => aRecord({ seq }));
  await page.goto('/audit');
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect(page.getByRole('list', { name: 'Records' })).toContainText('No. 1');
  await expect(page.getByRole('button', { name: 'Load more' })).toHaveCount(0);
});

test('a broken chain names its first broken record, and is verified again when asked for', async ({ page, api }) => {
  api.state.auditCheck = { whole: false, records: 2, head: 'f'.repeat(64), brokenAt: 3 };
  await page.goto('/audit');
  await expect(page.getByRole('alert')).toContainText('The chain is broken at record 3');
  api.state.auditCheck = { whole: true, records: 7, head: 'f'.repeat(64) };
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(page.getByText('Chain verified')).toBeVisible();
});

test('the log is exported as a file', async ({ page }) => {
  await page.goto('/audit');
  const link = page.getByRole('link', { name: 'Export as JSON lines' });
  await expect(link).toHaveAttribute('href', '/api/audit/export');
  await expect(link).toHaveAttribute('download', 'crow-audit.jsonl');
});

test('a log that can’t be read says so', async ({ page, api }) => {
  api.state.failing['/api/audit'] = { type: 'about:blank', title: 'Not found', status: 404 };
  await page.goto('/audit');
  await expect(page.getByRole('alert').filter({ hasText: 'Not found' })).toBeVisible();
});

test('a chain that can’t be verified says so, and another try succeeds', async ({ page, api }) => {
  api.state.failing['/api/audit/check'] = { type: 'about:blank', title: 'Not found', status: 404 };
  await page.goto('/audit');
  await expect(page.getByText('The chain could not be verified.')).toBeVisible();
  api.state.failing = {};
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(page.getByText('Chain verified')).toBeVisible();
});

test('a login that failed tells whom somebody tried to be, and how often', async ({ page, api }) => {
  const { actorName: _, ...failed } = aRecord({
    action: 'login_failed',
    outcome: 'refused',
    actor: 'anonymous',
    subject: 'usr_1',
    subjectName: 'Ada Lindqvist',
    details: { after: { tries: 12 } },
  });
  api.state.auditRecords = [failed];
  await page.goto('/audit');
  const row = page.getByRole('list', { name: 'Records' }).getByRole('listitem').first();
  await expect(row).toContainText('Login failed Refused Ada Lindqvist');
  await expect(row).toContainText('tries: 12');
  await expect(row).toContainText('Somebody who was not logged in');
});

test('viewers are told who reads it, and are not led there', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  await page.goto('/audit');
  await expect(page.getByRole('heading', { name: 'Owners and admins read the audit log' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit log' })).toHaveCount(0);
});
