import { DEFAULT_IDLE_MS, type ModelPolicy, type OrganizationSettings, type Terms } from '@crow/contracts';

/** The settings of an organization; what was never set has its default. */
export async function readSettings(db: D1Database, organizationId: string): Promise<OrganizationSettings> {
  const row = await db
    .prepare('SELECT idle_ms, model_policy, terms FROM organization_settings WHERE organization_id = ?')
    .bind(organizationId)
    .first<{ idle_ms: number; model_policy: ModelPolicy; terms: string }>();
  return {
    idleMs: row?.idle_ms ?? DEFAULT_IDLE_MS,
    modelPolicy: row?.model_policy ?? 'all',
    terms: JSON.parse(row?.terms ?? '{}') as Terms,
  };
}
