import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { auditOf, makeShop } from '../../test/shop.ts';

const from = { country: 'DE' };

test('other services record what they do, and a refusal once in a while', async () => {
  const shop = await makeShop('records');
  const entry = { actor: `user:${shop.userId}`, from, action: 'quarantine_made' as const, subject: 'qua_1' };
  await exports.Records.record(shop.organizationId, { ...entry, outcome: 'done', after: { includeMixed: false } });
  for (let turn = 0; turn < 2; turn++) {
    await exports.Records.record(shop.organizationId, { ...entry, outcome: 'refused' });
  }
  const records = (await auditOf(shop.organizationId)).filter(({ action }) => action === 'quarantine_made');
  expect(records.map(({ outcome, subject }) => [outcome, subject])).toEqual(
    expect.arrayContaining([
      ['done', 'qua_1'],
      ['refused', 'qua_1'],
    ]),
  );
  expect(records).toHaveLength(2);
  const done = records.find(({ outcome }) => outcome === 'done');
  expect(JSON.parse(done?.details ?? '')).toEqual({ after: { includeMixed: false }, from });
});

test('a record that is told twice, also at the same time, is one record', async () => {
  const shop = await makeShop('records-twice');
  const entry = {
    actor: `user:${shop.userId}`,
    from,
    action: 'quarantine_purged' as const,
    subject: 'key_1',
    outcome: 'done' as const,
  };
  const tell = (recordId: string) => exports.Records.record(shop.organizationId, { ...entry, recordId });
  await Promise.all([tell('one'), tell('one'), tell('two')]);
  await tell('one');
  const records = (await auditOf(shop.organizationId)).filter(({ action }) => action === 'quarantine_purged');
  expect(records).toHaveLength(2);
});

test('a key is called by its name in its own organization only', async () => {
  const shop = await makeShop('records-name');
  const other = await makeShop('records-other');
  expect(await exports.Records.keyName(shop.organizationId, shop.keyId)).toEqual(expect.any(String));
  expect(await exports.Records.keyName(other.organizationId, shop.keyId)).toBeNull();
});
