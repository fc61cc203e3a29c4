import { DEFAULT_IDLE_MS, type SetupRequest } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import type { Environment } from '../environment.ts';

/** Makes the organization with its settings and audit record, all or none, unless it exists. */
export async function ensureOrganization(
  env: Environment,
  author: Author,
  organization: SetupRequest['organization'],
): Promise<void> {
  const { name, slug, language = 'en', currency = null, idleMs = DEFAULT_IDLE_MS } = organization;
  const { organizationId } = author;
  await changeOnRecord(env.DB, author, async () => {
    const existing = await env.DB.prepare('SELECT id FROM organization WHERE id = ?').bind(organizationId).first();
    if (existing) return null;
    return {
      statements: [
        env.DB.prepare('INSERT INTO organization (id, name, slug, "createdAt") VALUES (?, ?, ?, ?)').bind(
          organizationId,
          name,
          slug,
          new Date().toISOString(),
        ),
        env.DB.prepare(
          'INSERT INTO organization_settings (organization_id, language, currency, idle_ms) VALUES (?, ?, ?, ?)',
        ).bind(organizationId, language, currency, idleMs),
      ],
      action: 'organization_created',
      subject: organizationId,
      details: { after: { name, slug, language, currency, idleMs } },
    };
  });
}
