import type { CatalogScope } from './scope.ts';

/** What a session says of who is who, ready to be kept. */
export interface KeptSigns {
  sessionId: string;
  visitorId: string | null;
  identities: { kind: 'user' | 'visitor'; id: string; personId: string; firstSeenAt: number; lastSeenAt: number }[];
  links: { linkId: string; kind: string; fromId: string; toId: string; at: number; eventId: string }[];
  traits: { userId: string; name: string; value: string; at: number; eventId: string }[];
}

export function signCatalog(scope: CatalogScope) {
  return {
    /**
     * Keeps what a session says, unless it was erased. Every row is the first or the last of what was ever said, so that neither the
     * order of the sessions nor a repetition matters; that a link was undone stays as it is.
     * @param name what the session would be remembered by, see `erasedName`
     */
    async keepSigns(signs: KeptSigns, name: string): Promise<void> {
      await scope.database.batch(signStatements(scope, signs, name));
    },
  };
}

/** @param name of the session, when it may have been erased meanwhile */
export function signStatements(
  { database, organizationId }: CatalogScope,
  { sessionId, visitorId, identities, links, traits }: KeptSigns,
  name: string | null = null,
): D1PreparedStatement[] {
  const unlessErased = (place: string) =>
    `NOT EXISTS (SELECT 1 FROM erased_sessions WHERE organization_id = ?1 AND name = ${place})`;
  return [
    database
      .prepare(
        `INSERT INTO identities (organization_id, kind, id, person_id, first_seen_at, last_seen_at)
         SELECT ?1, value ->> 'kind', value ->> 'id', value ->> 'personId', value ->> 'firstSeenAt', value ->> 'lastSeenAt'
         FROM json_each(?2) WHERE ${unlessErased('?3')}
         ON CONFLICT (organization_id, kind, id) DO UPDATE SET
           first_seen_at = min(first_seen_at, excluded.first_seen_at), last_seen_at = max(last_seen_at, excluded.last_seen_at)`,
      )
      .bind(organizationId, JSON.stringify(identities), name),
    database
      .prepare(
        `INSERT INTO identity_links (organization_id, link_id, kind, from_id, to_id, at, session_id, event_id)
         SELECT ?1, value ->> 'linkId', value ->> 'kind', value ->> 'fromId', value ->> 'toId', value ->> 'at', ?2, value ->> 'eventId'
         FROM json_each(?3) WHERE ${unlessErased('?4')}
         ON CONFLICT (organization_id, link_id) DO UPDATE SET
           at = excluded.at, session_id = excluded.session_id, event_id = excluded.event_id
         WHERE (excluded.at, excluded.session_id, excluded.event_id) < (identity_links.at, identity_links.session_id, identity_links.event_id)`,
      )
      .bind(organizationId, sessionId, JSON.stringify(links), name),
    database
      .prepare(
        `INSERT INTO traits (organization_id, user_id, visitor_id, name, value, at, event_id)
         SELECT ?1, value ->> 'userId', ?2, value ->> 'name', value ->> 'value', value ->> 'at', value ->> 'eventId'
         FROM json_each(?3) WHERE ${unlessErased('?4')}
         ON CONFLICT (organization_id, user_id, visitor_id, name) DO UPDATE SET
           value = excluded.value, at = excluded.at, event_id = excluded.event_id
         WHERE (excluded.at, excluded.event_id) > (traits.at, traits.event_id)`,
      )
      .bind(organizationId, visitorId ?? '', JSON.stringify(traits), name),
  ];
}
