import {
  type CompleteSession,
  type Directory,
  type OrganizationProfile,
  type ProvisionalReading,
  withDeadline,
} from '@crow/contracts';
import { glance } from '@crow/session-analyst';

/** Readings of open sessions come all the time; this long an organization is not asked for again, milliseconds. */
const REMEMBERED_MS = 60_000;
const REMEMBERED_ORGANIZATIONS = 200;
/** A neighbour that takes longer is given up: the next reading comes within a minute. */
const PATIENCE_MS = 5_000;

const remembered = new Map<string, { profile: OrganizationProfile; until: number }>();

/**
 * Reads an open session by the embedded analyst, whatever provider understands complete ones: it is asked for often, and costs nothing.
 * @returns null for an organization that does not exist
 */
export async function glanceAtSession(
  directory: Pick<Directory, 'readOrganization'>,
  session: CompleteSession,
  now: () => number = Date.now,
): Promise<ProvisionalReading | null> {
  const profile = await profileOf(directory, session.context.organizationId, now());
  if (!profile) return null;
  const { catalog, idleMs: _, ...organization } = profile;
  return { ...glance({ session, organization, catalog }), at: now() };
}

/** What is remembered is the profile and not the call that gets it: a call ends with the request that made it, also for others who wait for it. */
async function profileOf(
  directory: Pick<Directory, 'readOrganization'>,
  organizationId: string,
  now: number,
): Promise<OrganizationProfile | null> {
  const known = remembered.get(organizationId);
  if (known && now < known.until) return known.profile;
  const profile = await withDeadline('directory', directory.readOrganization(organizationId), PATIENCE_MS);
  if (!profile) return null;
  remembered.delete(organizationId);
  remembered.set(organizationId, { profile, until: now + REMEMBERED_MS });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= REMEMBERED_ORGANIZATIONS) break;
    remembered.delete(oldest);
  }
  return profile;
}
