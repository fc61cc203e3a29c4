import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { spreadOverdueAlarms } from './overdue-alarms.ts';

test('alarms that are overdue come one behind the other, the oldest first; others stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crow-alarms-'));
  mkdirSync(join(folder, 'do/sessions'), { recursive: true });
  const file = join(folder, 'do/sessions/metadata.sqlite');
  const database = new DatabaseSync(file);
  database.exec(
    'CREATE TABLE _cf_ALARM (actor_id TEXT PRIMARY KEY, scheduled_time INTEGER, actor_name TEXT) WITHOUT ROWID',
  );
  const ns = (ms: number) => BigInt(ms) * 1_000_000n;
  const now = 1_790_000_000_000;
  const insert = database.prepare('INSERT INTO _cf_ALARM VALUES (?, ?, NULL)');
  insert.run('late', ns(now - 10));
  insert.run('latest', ns(now - 5_000));
  insert.run('later', ns(now + 60_000));
  database.close();
  expect(spreadOverdueAlarms(folder, now)).toBe(2);
  const after = new DatabaseSync(file, { readOnly: true });
  const rows = after.prepare('SELECT actor_id AS id, scheduled_time / 1000000 AS at FROM _cf_ALARM ORDER BY 2').all();
  after.close();
  rmSync(folder, { recursive: true });
  expect(rows.map(({ id, at }) => [id, Number(at) - now])).toEqual([
    ['latest', 10],
    ['late', 20],
    ['later', 60_000],
  ]);
  expect(spreadOverdueAlarms(join(folder, 'none'), now)).toBe(0);
});
