import { applyD1Migrations } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { type AuditCheck, type AuditPage, auditHashInput, type SetupAnswer } from '@crow/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { askAs, makeShop } from '../../test/shop.ts';
import { findKey } from '../keys/find-key.ts';
import { recordFailedLogin } from '../login/login-failures.ts';
import { changeOnRecord } from './change-on-record.ts';
import { checkChain } from './check-chain.ts';

let shop: SetupAnswer;
const owner = () => ({ ...shop, role: 'owner' as const });

beforeAll(async () => {
  shop = await makeShop('audit');
});

const author = (organizationId: string) => ({ organizationId, actor: 'setup', from: {} });
const note = (subject: string) => async () => ({ statements: [], action: 'key_changed' as const, subject });

async function list(query = ''): Promise<AuditPage> {
  return (await askAs(owner(), `/api/audit${query}`)).json();
}

async function check(caller: SetupAnswer = shop): Promise<AuditCheck> {
  return (await askAs({ ...caller, role: 'owner' }, '/api/audit/check')).json();
}

/** Writes into the log as somebody with the database at hand could: its own guards are taken away first. */
async function tamper(sql: string, ...values: unknown[]): Promise<void> {
  await env.DB.batch([
    env.DB.prepare('DROP TRIGGER IF EXISTS audit_log_keeps_its_records'),
    env.DB.prepare('DROP TRIGGER IF EXISTS audit_log_keeps_their_content'),
    env.DB.prepare(sql).bind(...values),
  ]);
}

describe('the list of records', () => {
  test('tells who did what, when and from where, newest first', async () => {
    const headers = { 'x-crow-country': 'SE', 'user-agent': 'Browser/1' };
    const body = JSON.stringify({ name: 'Web shop' });
    await askAs(owner(), `/api/keys/${shop.keyId}`, { method: 'PATCH', body, headers });
    const [newest] = (await list()).records;
    expect(newest).toMatchObject({
      actor: `user:${shop.userId}`,
      actorName: 'Olga Owner',
      action: 'key_changed',
      outcome: 'done',
      subject: shop.keyId,
      details: {
        before: { name: 'Website' },
        after: { name: 'Web shop' },
        from: { country: 'SE', userAgent: 'Browser/1' },
      },
    });
  });

  test('tells whom somebody tried to log in as', async () => {
    await recordFailedLogin(env, new Request('https://crow.example'), 'owner@audit.example');
    const [newest] = (await list()).records;
    expect(newest).toMatchObject({ actor: 'anonymous', action: 'login_failed', subjectName: 'Olga Owner' });
    expect(newest).not.toHaveProperty('actorName');
  });

  test('is read page by page, by action, outcome and subject', async () => {
    for (let count = 0; count < 5; count++) await askAs(owner(), `/api/keys/${shop.keyId}/reveal`, { method: 'POST' });
    const all = (await list('?limit=200')).records;
    const paged = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: AuditPage = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.records);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    expect((await list('?action=key_revealed')).records).toHaveLength(5);
    expect((await list(`?action=key_created&subject=${shop.keyId}`)).records).toHaveLength(1);
    expect((await list('?outcome=refused')).records).toMatchObject([{ action: 'login_failed' }]);
    expect((await askAs(owner(), '/api/audit?action=everything')).status).toBe(400);
  });

  test('is for owners and admins, and holds the own organization only', async () => {
    for (const path of ['', '/check', '/export']) {
      for (const role of ['analyst', 'viewer'] as const) {
        expect((await askAs({ ...shop, role }, `/api/audit${path}`)).status).toBe(403);
      }
    }
    const neighbour = await makeShop('audit-neighbour');
    const page = (await (await askAs({ ...neighbour, role: 'owner' }, '/api/audit')).json()) as AuditPage;
    expect(page.records.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });
});

describe('the export', () => {
  test('is JSON lines from which anybody can compute the chain', async () => {
    const response = await askAs(owner(), '/api/audit/export');
    expect(response.headers.get('content-type')).toContain('application/jsonl');
    const rows = new TextDecoder()
      .decode(await response.arrayBuffer())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    let hash = '';
    for (const row of rows) {
      const bytes = new TextEncoder().encode(auditHashInput(hash, row));
      hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('');
      expect(row.hash).toBe(hash);
    }
    expect(rows.at(-1).action).toBe('audit_exported');
    expect((await check()).head).toBe(hash);
  });
});

describe('the chain', () => {
  test('is not forked by many writers at once', async () => {
    const organizationId = 'org_busy';
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => changeOnRecord(env.DB, author(organizationId), note(`key_${index}`))),
    );
    expect(await checkChain(env, organizationId)).toMatchObject({ whole: true, records: 20 });
  });

  test('is whole and empty for an organization without records', async () => {
    expect(await checkChain(env, 'org_new')).toEqual({ whole: true, records: 0, head: null });
  });

  test('holds no record of a change that failed', async () => {
    const failing = async () => ({
      statements: [env.DB.prepare('INSERT INTO nowhere VALUES (1)')],
      action: 'key_changed' as const,
      subject: 'key_1',
    });
    await expect(changeOnRecord(env.DB, author('org_failing'), failing)).rejects.toThrow('nowhere');
    expect(await checkChain(env, 'org_failing')).toMatchObject({ records: 0 });
  });

  test('can not be changed by a statement that slips in', async () => {
    await expect(env.DB.prepare('DELETE FROM audit_log').run()).rejects.toThrow('never deleted');
    await expect(env.DB.prepare("UPDATE audit_log SET actor = 'x'").run()).rejects.toThrow('never changed');
  });

  test.each([
    ['a changed record', "UPDATE audit_log SET actor = 'user:somebody' WHERE organization_id = ? AND seq = 3"],
    ['a changed detail', "UPDATE audit_log SET details = '{' WHERE organization_id = ? AND seq = 3"],
    ['a removed record', 'DELETE FROM audit_log WHERE organization_id = ? AND seq = 3'],
    ['a removed hash', 'UPDATE audit_log SET hash = NULL WHERE organization_id = ? AND seq = 3'],
  ])('names the first broken record: %s', async (_, sql) => {
    const broken = await makeShop(`broken-${crypto.randomUUID().slice(0, 8)}`);
    for (let count = 0; count < 3; count++) await changeOnRecord(env.DB, author(broken.organizationId), note('key_1'));
    expect(await check(broken)).toMatchObject({ whole: true, records: 6 });
    await tamper(sql, broken.organizationId);
    expect(await check(broken)).toMatchObject({ whole: false, brokenAt: 3 });
  });
});

test('keys and records from before are taken over, and chained with the next one', async () => {
  const old = { ...env, DB: env.TEST_OLD_DB };
  await applyD1Migrations(old.DB, env.TEST_MIGRATIONS.slice(0, 2));
  await old.DB.batch([
    old.DB.prepare(`INSERT INTO organization (id, name, slug, "createdAt") VALUES ('org_old', 'Old', 'old', '2026')`),
    old.DB.prepare(
      `INSERT INTO api_keys VALUES ('key_old', 'org_old', 'Web', 'd', 'e', '["a.example"]', 'active', 7, NULL)`,
    ),
    ...[2, 1, 3].map((at) =>
      old.DB.prepare(`INSERT INTO audit_log VALUES (?, 'org_old', 'setup', 'key_created', 'key_old', ?, '{}')`).bind(
        `aud_${at}`,
        at,
      ),
    ),
  ]);
  await applyD1Migrations(old.DB, env.TEST_MIGRATIONS);
  expect(await findKey(old, 'key_old')).toMatchObject({
    kind: 'publishable',
    state: 'active',
    rate: null,
    expiresAt: null,
    validUntil: null,
  });
  expect(await checkChain(old, 'org_old')).toMatchObject({ whole: true, records: 3 });
  await Promise.all([1, 2].map((n) => changeOnRecord(old.DB, author('org_old'), note(`key_${n}`))));
  expect(await checkChain(old, 'org_old')).toMatchObject({ whole: true, records: 5 });
  const { results } = await old.DB.prepare('SELECT at, hash FROM audit_log ORDER BY seq LIMIT 3').all();
  expect(results.map(({ at }) => at)).toEqual([1, 2, 3]);
  expect(results.every(({ hash }) => typeof hash === 'string')).toBe(true);
});
