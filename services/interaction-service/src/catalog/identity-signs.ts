import type { CatalogScope } from './scope.ts';
import { isWithdrawn } from './withdrawn.ts';

/** What a session says of who is who, ready to be kept. */
export interface KeptSigns {
  sessionId: string;
  visitorId: string | null;
  /** When the visitor's last word was no to being connected with a person, Unix milliseconds; null when it was not. */
  withdrawnAt: number | null;
  identities: { kind: 'user' | 'visitor'; id: string; personId: string; firstSeenAt: number; lastSeenAt: number }[];
  links: { linkId: string; kind: string; fromId: string; toId: string; at: number; eventId: string }[];
  traits: { userId: string; name: string; value: string; at: number; eventId: string }[];
}

export function signCatalog({ database, organizationId }: CatalogScope) {
  return {
    /**
     * Keeps what a session says. Every row is the first or the last of what was ever said, so that neither the order of the
     * sessions nor a repetition matters; that a link was undone stays as it is. What a visitor takes back goes, and does not come back
     * by being told again.
     */
    async keepSigns({ sessionId, visitorId, withdrawnAt, identities, links, traits }: KeptSigns): Promise<void> {
      await database.batch([
        database
          .prepare(
            `INSERT INTO identities (organization_id, kind, id, person_id, first_seen_at, last_seen_at)
             SELECT ?1, value ->> 'kind', value ->> 'id', value ->> 'personId', value ->> 'firstSeenAt', value ->> 'lastSeenAt'
             FROM json_each(?2) WHERE true
             ON CONFLICT (organization_id, kind, id) DO UPDATE SET
               first_seen_at = min(first_seen_at, excluded.first_seen_at), last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
          )
          .bind(organizationId, JSON.stringify(identities)),
        database
          .prepare(
            `INSERT INTO identity_links (organization_id, link_id, kind, from_id, to_id, at, session_id, event_id)
             SELECT ?1, value ->> 'linkId', value ->> 'kind', value ->> 'fromId', value ->> 'toId', value ->> 'at', ?2, value ->> 'eventId'
             FROM json_each(?3) WHERE true
             ON CONFLICT (organization_id, link_id) DO UPDATE SET
               at = excluded.at, session_id = excluded.session_id, event_id = excluded.event_id
             WHERE (excluded.at, excluded.session_id, excluded.event_id) < (identity_links.at, identity_links.session_id, identity_links.event_id)`,
          )
          .bind(organizationId, sessionId, JSON.stringify(links)),
        database
          .prepare(
            `INSERT INTO link_evidence (organization_id, link_id, session_id, visitor_id, at, event_id)
             SELECT ?1, value ->> 'linkId', ?2, ?3, value ->> 'at', value ->> 'eventId' FROM json_each(?4) WHERE true
             ON CONFLICT (organization_id, link_id, session_id) DO UPDATE SET
               visitor_id = excluded.visitor_id, at = excluded.at, event_id = excluded.event_id
             WHERE (excluded.at, excluded.event_id) < (link_evidence.at, link_evidence.event_id)`,
          )
          .bind(organizationId, sessionId, visitorId ?? '', JSON.stringify(links)),
        ...withdrawal(sessionId, visitorId, withdrawnAt),
        database
          .prepare(
            `INSERT INTO traits (organization_id, user_id, visitor_id, name, value, at, event_id)
             SELECT ?1, value ->> 'userId', ?2, value ->> 'name', value ->> 'value', value ->> 'at', value ->> 'eventId'
             FROM json_each(?3) WHERE NOT ${isWithdrawn('?2', "value ->> 'at'")}
             ON CONFLICT (organization_id, user_id, visitor_id, name) DO UPDATE SET
               value = excluded.value, at = excluded.at, event_id = excluded.event_id
             WHERE (excluded.at, excluded.event_id) > (traits.at, traits.event_id)`,
          )
          .bind(organizationId, visitorId ?? '', JSON.stringify(traits)),
      ]);
    },
  };

  /** A session that is put together again may end with another word. */
  function withdrawal(sessionId: string, visitorId: string | null, at: number | null): D1PreparedStatement[] {
    if (visitorId === null) return [];
    const statements = [
      database
        .prepare('DELETE FROM withdrawals WHERE organization_id = ?1 AND visitor_id = ?2 AND session_id = ?3')
        .bind(organizationId, visitorId, sessionId),
    ];
    if (at === null) return statements;
    return [
      ...statements,
      database
        .prepare('INSERT INTO withdrawals (organization_id, visitor_id, session_id, at) VALUES (?1, ?2, ?3, ?4)')
        .bind(organizationId, visitorId, sessionId, at),
      database
        .prepare('DELETE FROM traits WHERE organization_id = ?1 AND visitor_id = ?2 AND at <= ?3')
        .bind(organizationId, visitorId, at),
    ];
  }
}
