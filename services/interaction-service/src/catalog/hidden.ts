/**
 * Conditions in SQL on what quarantines hide. Of each statement that uses one, the first parameter is the organization. A session is hidden as soon
 * as some of its events came with a key and in a span that are quarantined.
 */

/** @param sessionId a column, or a parameter */
export function isHidden(sessionId: string): string {
  return `EXISTS (SELECT 1 FROM quarantined_sessions hiding WHERE hiding.organization_id = ?1 AND hiding.session_id = ${sessionId})`;
}

/** Whether anything is hidden at all: asked first, it saves the other questions. */
const HIDES_SOMETHING = `EXISTS (SELECT 1 FROM quarantines WHERE organization_id = ?1 AND state <> 'lifted')`;

const sessionBy = (kind: 'visitor_id' | 'known_user_id', id: string, condition: string) =>
  `EXISTS (SELECT 1 FROM sessions own WHERE own.organization_id = ?1 AND own.${kind} = ${id} AND ${condition})`;

/** A link is hidden when its evidence is, unless a session that is not says the same. */
export function isLinkShown(link: string): string {
  return `(NOT ${isHidden(`${link}.session_id`)} OR (${link}.kind = 'identify' AND EXISTS (
    SELECT 1 FROM sessions own WHERE own.organization_id = ?1 AND own.visitor_id = ${link}.from_id
      AND own.known_user_id = ${link}.to_id AND NOT ${isHidden('own.session_id')})))`;
}

/** A visitor of whom nothing but hidden sessions is known. */
export function isVisitorHidden(id: string): string {
  const [hidden, shown] = [isHidden('own.session_id'), `NOT ${isHidden('own.session_id')}`];
  return `(${HIDES_SOMETHING} AND ${sessionBy('visitor_id', id, hidden)} AND NOT ${sessionBy('visitor_id', id, shown)})`;
}

/** A user whom nothing but hidden sessions names. */
export function isUserHidden(id: string): string {
  const [hidden, shown] = [isHidden('own.session_id'), `NOT ${isHidden('own.session_id')}`];
  const named = (condition: string) => `EXISTS (SELECT 1 FROM (
      SELECT kind, from_id, to_id, session_id FROM identity_links WHERE organization_id = ?1 AND from_id = ${id}
      UNION ALL SELECT kind, from_id, to_id, session_id FROM identity_links WHERE organization_id = ?1 AND to_id = ${id}
    ) link WHERE ${condition})`;
  return `(${HIDES_SOMETHING} AND (${sessionBy('known_user_id', id, hidden)} OR ${named(`NOT ${isLinkShown('link')}`)})
    AND NOT ${sessionBy('known_user_id', id, shown)} AND NOT ${named(isLinkShown('link'))})`;
}
