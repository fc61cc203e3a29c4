import type { RecordEntry } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';

/** What the audit log is to hear of a change. */
export interface UntoldRecord {
  recordId: string;
  /** Unix milliseconds. */
  at: number;
  entry: RecordEntry;
}

/**
 * Writes a record for the audit log in the transaction of its change, right behind the statement that makes it: without a change there
 * is none, and with one there always is.
 */
export function untoldStatement(
  { database, organizationId }: CatalogScope,
  { recordId, at, entry }: UntoldRecord,
): D1PreparedStatement {
  return database
    .prepare(
      'INSERT INTO untold_records (organization_id, record_id, at, entry) SELECT ?1, ?2, ?3, ?4 WHERE changes() > 0',
    )
    .bind(organizationId, recordId, at, JSON.stringify(entry));
}

export function untoldCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Records that the audit log has not heard of, the oldest first. */
    async untoldRecords(limit: number): Promise<UntoldRecord[]> {
      const { results } = await database
        .prepare(
          'SELECT record_id AS recordId, at, entry FROM untold_records WHERE organization_id = ?1 ORDER BY at, record_id LIMIT ?2',
        )
        .bind(organizationId, limit)
        .all<{ recordId: string; at: number; entry: string }>();
      return results.map(({ entry, ...record }) => ({ ...record, entry: JSON.parse(entry) as RecordEntry }));
    },

    async forgetUntold(recordId: string): Promise<void> {
      await database
        .prepare('DELETE FROM untold_records WHERE organization_id = ?1 AND record_id = ?2')
        .bind(organizationId, recordId)
        .run();
    },
  };
}
