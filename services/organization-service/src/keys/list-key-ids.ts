/** Ids of the keys of an organization that were not revoked. */
export async function listKeyIds(db: D1Database, organizationId: string): Promise<string[]> {
  const { results } = await db
    .prepare(`SELECT id FROM api_keys WHERE organization_id = ? AND state = 'active'`)
    .bind(organizationId)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}
