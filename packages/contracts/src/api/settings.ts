import type { ModelPolicy } from '../understanding/model-use.ts';
import type { Terms } from '../understanding/terms.ts';

/**
 * `GET /api/settings` for every member, `PATCH /api/settings` for owners and admins, who may leave out what shall stay as
 * it is; both answer the settings as they are now.
 */
export interface OrganizationSettings {
  /** Inactivity after which a visit is complete, milliseconds, within `IDLE_MS_BOUNDS`. */
  idleMs: number;
  /** Which sessions a language model may read, where the operator has set one up. */
  modelPolicy: ModelPolicy;
  /** The organization's own words, which sessions are read with from now on; a change replaces all of them. */
  terms: Terms;
}
