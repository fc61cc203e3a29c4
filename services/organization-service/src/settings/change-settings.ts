import type { OrganizationSettings } from '@crow/contracts';
import type { Author } from '../audit/author.ts';
import { changeOnRecord } from '../audit/change-on-record.ts';
import { sameTerms, termsNotIn } from './changed-terms.ts';
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
    const before = await readSettings(db, organizationId);
    const after = {
      idleMs: changes.idleMs ?? before.idleMs,
      modelPolicy: changes.modelPolicy ?? before.modelPolicy,
      terms: changes.terms ?? before.terms,
    };
    const changed = (Object.keys(after) as (keyof OrganizationSettings)[]).filter((name) =>
      name === 'terms' ? !sameTerms(after.terms, before.terms) : after[name] !== before[name],
    );
    if (changed.length === 0) return null;
    const update = db
      .prepare(
        `INSERT INTO organization_settings (organization_id, language, idle_ms, model_policy, terms) VALUES (?, 'en', ?, ?, ?)
         ON CONFLICT DO UPDATE SET idle_ms = excluded.idle_ms, model_policy = excluded.model_policy, terms = excluded.terms`,
      )
      .bind(organizationId, after.idleMs, after.modelPolicy, JSON.stringify(after.terms));
    const only = (settings: OrganizationSettings, other: OrganizationSettings) =>
      Object.fromEntries(
        changed.map((name) => [name, name === 'terms' ? termsNotIn(settings.terms, other.terms) : settings[name]]),
      );
    return {
      statements: [update],
      action: 'settings_changed',
      subject: organizationId,
      details: { before: only(before, after), after: only(after, before) },
    };
  });
  return readSettings(db, organizationId);
}
