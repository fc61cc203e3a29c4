import type { OrganizationSettings } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import { readSettings } from './read-settings.ts';

/**
 * Changes settings of an organization. What is set to the value it has is no change, and leaves no record.
 * @returns the settings as they are now
 */
export async function changeSettings(
  db: D1Database,
  author: Author,
  changes: { [Name in keyof OrganizationSettings]?: OrganizationSettings[Name] | undefined },
): Promise<OrganizationSettings> {
  const { organizationId } = author;
  await changeOnRecord(db, author, async () => {
    const { idleMs: before } = await readSettings(db, organizationId);
    const { idleMs: after = before } = changes;
    if (after === before) return null;
    const update = db
      .prepare(
        `INSERT INTO organization_settings (organization_id, language, idle_ms) VALUES (?, 'en', ?)
         ON CONFLICT DO UPDATE SET idle_ms = excluded.idle_ms`,
      )
      .bind(organizationId, after);
    return {
      statements: [update],
      action: 'settings_changed',
      subject: organizationId,
      details: { before: { idleMs: before }, after: { idleMs: after } },
    };
  });
  return readSettings(db, organizationId);
}
