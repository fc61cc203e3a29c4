import type { DeadLetter, DeadLetterMessage } from '@crow/contracts';
import type { CatalogScope } from './scope.ts';

interface DeadLetterRow {
  dead_letter_id: string;
  session_id: string;
  revision: number;
  stage: string;
  kind: 'permanent' | 'transient';
  reason: string;
  archive_key: string;
  failed_at: number;
  replayed_at: number | null;
}

export function deadLetterCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Keeps a dead letter; one row per session revision, which a later failure of the same revision renews. */
    async keepDeadLetter(id: string, letter: DeadLetterMessage): Promise<void> {
      await database
        .prepare(
          `INSERT INTO dead_letters (organization_id, dead_letter_id, session_id, revision, stage, kind, reason, archive_key, failed_at)
           SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
           WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE organization_id = ?1 AND session_id = ?3 AND revision >= ?4)
           ON CONFLICT (organization_id, dead_letter_id) DO UPDATE SET
             stage = excluded.stage, kind = excluded.kind, reason = excluded.reason, failed_at = excluded.failed_at, replayed_at = NULL
           WHERE excluded.failed_at > dead_letters.failed_at`,
        )
        .bind(
          organizationId,
          id,
          letter.sessionId,
          letter.revision,
          letter.stage,
          letter.kind,
          letter.reason,
          letter.archiveKey,
          letter.failedAt,
        )
        .run();
    },

    /** Dead letters, newest first. */
    async listDeadLetters(limit: number): Promise<DeadLetter[]> {
      const { results } = await database
        .prepare('SELECT * FROM dead_letters WHERE organization_id = ? ORDER BY failed_at DESC LIMIT ?')
        .bind(organizationId, limit)
        .all<DeadLetterRow>();
      return results.map(deadLetterOf);
    },

    async findDeadLetter(id: string): Promise<DeadLetter | null> {
      const row = await database
        .prepare('SELECT * FROM dead_letters WHERE organization_id = ? AND dead_letter_id = ?')
        .bind(organizationId, id)
        .first<DeadLetterRow>();
      return row && deadLetterOf(row);
    },

    async markReplayed(id: string, at: number): Promise<void> {
      await database
        .prepare('UPDATE dead_letters SET replayed_at = ? WHERE organization_id = ? AND dead_letter_id = ?')
        .bind(at, organizationId, id)
        .run();
    },
  };
}

function deadLetterOf(row: DeadLetterRow): DeadLetter {
  return {
    id: row.dead_letter_id,
    sessionId: row.session_id,
    revision: row.revision,
    stage: row.stage,
    kind: row.kind,
    reason: row.reason,
    archiveKey: row.archive_key,
    failedAt: row.failed_at,
    ...(row.replayed_at === null ? {} : { replayedAt: row.replayed_at }),
  };
}
