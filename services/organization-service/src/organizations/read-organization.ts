import { DEFAULT_IDLE_MS, type ModelPolicy, type OrganizationProfile, type Terms } from '@crow/contracts';
import { readCatalog } from '../catalog/read-catalog.ts';
import type { Environment } from '../environment.ts';

interface OrganizationRow {
  name: string;
  language: string | null;
  currency: string | null;
  idle_ms: number | null;
  model_policy: ModelPolicy | null;
  terms: string | null;
}

/** Name and settings of an organization with its catalog, or null when it does not exist. */
export async function readOrganization(env: Environment, organizationId: string): Promise<OrganizationProfile | null> {
  const [organization, catalog] = await Promise.all([
    env.DB.prepare(
      `SELECT name, language, currency, idle_ms, model_policy, terms
       FROM organization LEFT JOIN organization_settings ON organization_id = organization.id
       WHERE organization.id = ?`,
    )
      .bind(organizationId)
      .first<OrganizationRow>(),
    readCatalog(env, organizationId),
  ]);
  if (!organization) return null;
  const terms = JSON.parse(organization.terms ?? '{}') as Terms;
  return {
    id: organizationId,
    name: organization.name,
    language: organization.language ?? 'en',
    ...(organization.currency === null ? {} : { currency: organization.currency }),
    idleMs: organization.idle_ms ?? DEFAULT_IDLE_MS,
    modelPolicy: organization.model_policy ?? 'all',
    ...(Object.keys(terms).length === 0 ? {} : { terms }),
    catalog,
  };
}
