import type { CatalogScope } from './scope.ts';
import { isWithdrawn } from './withdrawn.ts';

/** What a session says of who is who, ready to be kept. */
export interface KeptSigns {
  sessionId: string;
  /** What the session would be remembered by if it had been erased, see `erasedName`; null when it is known to stay. */
  erasedName: string | null;
  visitorId: string | null;
  /** When the visitor's last word was no to being connected with a person, Unix milliseconds; null when it was not. */
  withdrawnAt: number | null;
  identities: { kind: 'user' | 'visitor'; id: string; personId: string; firstSeenAt: number; lastSeenAt: number }[];
  links: { linkId: string; kind: string; fromId: string; toId: string; at: number; eventId: string }[];
  traits: { userId: string; name: string; value: string; at: number; eventId: string }[];
}

export function signCatalog(scope: CatalogScope) {
  return {
    /**
     * Keeps what sessions say, those that were erased left out. Every row is the first or the last of what was ever said, so that neither
     * the order of the sessions nor a repetition matters; that a link was undone stays as it is. What a visitor takes back goes, and does
     * not come back by being told again.
     */
    async keepSigns(kept: readonly KeptSigns[]): Promise<void> {
      if (kept.length > 0) await scope.database.batch(signStatements(scope, kept));
    },
  };
}

/** Holds for a row of a session that was not erased. */
const STAYS = `NOT EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ?1 AND name = value ->> 'erasedName')`;

/** The statements that keep what sessions say. */
export function signStatements(
  { database, organizationId }: CatalogScope,
  kept: readonly KeptSigns[],
): D1PreparedStatement[] {
  const withRows = (sql: string, rows: readonly object[]) =>
    database.prepare(sql).bind(organizationId, JSON.stringify(rows));
  const rowsOf = <Row extends object>(pick: (signs: KeptSigns) => readonly Row[]) =>
    kept.flatMap((signs) => {
      const { sessionId, erasedName, visitorId } = signs;
      return pick(signs).map((row) => ({ ...row, sessionId, erasedName, visitorId: visitorId ?? '' }));
    });
  const links = rowsOf((signs) => signs.links);
  const words = rowsOf(({ visitorId, withdrawnAt }) => (visitorId === null ? [] : [{ at: withdrawnAt }]));
  const withdrawn = words.filter(({ at }) => at !== null);
  return [
    withRows(
      `INSERT INTO identities (organization_id, kind, id, person_id, first_seen_at, last_seen_at)
       SELECT ?1, value ->> 'kind', value ->> 'id', value ->> 'personId', value ->> 'firstSeenAt', value ->> 'lastSeenAt'
       FROM json_each(?2) WHERE ${STAYS}
       ON CONFLICT (organization_id, kind, id) DO UPDATE SET
         first_seen_at = min(first_seen_at, excluded.first_seen_at), last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
      rowsOf(({ identities }) => identities),
    ),
    withRows(
      `INSERT INTO identity_links (organization_id, link_id, kind, from_id, to_id, at, session_id, event_id)
       SELECT ?1, value ->> 'linkId', value ->> 'kind', value ->> 'fromId', value ->> 'toId', value ->> 'at',
         value ->> 'sessionId', value ->> 'eventId'
       FROM json_each(?2) WHERE ${STAYS}
       ON CONFLICT (organization_id, link_id) DO UPDATE SET
         at = excluded.at, session_id = excluded.session_id, event_id = excluded.event_id
       WHERE (excluded.at, excluded.session_id, excluded.event_id) < (identity_links.at, identity_links.session_id, identity_links.event_id)`,
      links,
    ),
    withRows(
      `INSERT INTO link_evidence (organization_id, link_id, session_id, visitor_id, at, event_id)
       SELECT ?1, value ->> 'linkId', value ->> 'sessionId', value ->> 'visitorId', value ->> 'at', value ->> 'eventId'
       FROM json_each(?2) WHERE ${STAYS}
       ON CONFLICT (organization_id, link_id, session_id) DO UPDATE SET
         visitor_id = excluded.visitor_id, at = excluded.at, event_id = excluded.event_id
       WHERE (excluded.at, excluded.event_id) < (link_evidence.at, link_evidence.event_id)`,
      links,
    ),
    // A session that is put together again may end with another word.
    withRows(
      `DELETE FROM withdrawals WHERE organization_id = ?1 AND (visitor_id, session_id) IN
         (SELECT value ->> 'visitorId', value ->> 'sessionId' FROM json_each(?2))`,
      words,
    ),
    withRows(
      `INSERT INTO withdrawals (organization_id, visitor_id, session_id, at)
       SELECT ?1, value ->> 'visitorId', value ->> 'sessionId', value ->> 'at' FROM json_each(?2) WHERE ${STAYS}
       ON CONFLICT (organization_id, visitor_id, session_id) DO UPDATE SET at = excluded.at`,
      withdrawn,
    ),
    withRows(
      `DELETE FROM traits INDEXED BY traits_by_visitor WHERE organization_id = ?1 AND visitor_id IN (SELECT value ->> 'visitorId' FROM json_each(?2))
       AND ${isWithdrawn('traits.visitor_id', 'traits.at')}`,
      withdrawn,
    ),
    withRows(
      `INSERT INTO traits (organization_id, user_id, visitor_id, name, value, at, event_id)
       SELECT ?1, value ->> 'userId', value ->> 'visitorId', value ->> 'name', value ->> 'value', value ->> 'at', value ->> 'eventId'
       FROM json_each(?2) WHERE ${STAYS} AND NOT ${isWithdrawn("value ->> 'visitorId'", "value ->> 'at'")}
       ON CONFLICT (organization_id, user_id, visitor_id, name) DO UPDATE SET
         value = excluded.value, at = excluded.at, event_id = excluded.event_id
       WHERE (excluded.at, excluded.event_id) > (traits.at, traits.event_id)`,
      rowsOf(({ traits }) => traits),
    ),
  ];
}
