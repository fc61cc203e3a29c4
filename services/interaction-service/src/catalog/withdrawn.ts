/**
 * Conditions in SQL on what a visitor took back by saying no to being connected with a person: everything that was told on the visitor
 * until then. Of each statement that uses one, the first parameter is the organization.
 */

/** @param visitorId a column @param at a column with the time of what was told */
export function isWithdrawn(visitorId: string, at: string): string {
  return `EXISTS (SELECT 1 FROM withdrawals taken WHERE taken.organization_id = ?1
    AND taken.visitor_id = ${visitorId} AND taken.at >= ${at})`;
}

/** Whether a session belongs to its visitor alone: its visitor said no in it, or later. @param session a table */
export function isAlone(session: string): string {
  return `(${session}.alone = 1 OR ${isWithdrawn(`${session}.visitor_id`, `${session}.started_at`)})`;
}
