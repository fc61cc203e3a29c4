import { SCHEMA } from './ledger-schema.ts';

/** Makes the tables of a ledger, and writes those that an earlier version made into ones of today. */
export function renewLedger(storage: DurableObjectStorage): void {
  const { sql } = storage;
  const columnsOf = (table: string) =>
    Array.from(sql.exec<{ name: string }>('SELECT name FROM pragma_table_info(?)', table), ({ name }) => name);
  const isByKey = columnsOf('sources').includes('key_id');
  const ownIds = columnsOf('own_ids');
  storage.transactionSync(() => {
    if (isByKey) sql.exec('ALTER TABLE sources RENAME TO earlier; DROP INDEX sources_by_time;');
    if (ownIds.length > 0 && !ownIds.includes('copies')) {
      sql.exec('ALTER TABLE own_ids ADD COLUMN copies INTEGER NOT NULL DEFAULT 0');
    }
    sql.exec(SCHEMA);
    if (!isByKey) return;
    // Of a source that came with several keys the furthest is kept: the others' gaps were never there.
    sql.exec(`
      INSERT OR IGNORE INTO sources SELECT source, mark,
          (SELECT json_group_array(json_set(value, '$.keyId', key_id)) FROM json_each(gaps)), forgotten, seen, seen_at
        FROM earlier ORDER BY mark DESC;
      DROP TABLE earlier;`);
  });
}
