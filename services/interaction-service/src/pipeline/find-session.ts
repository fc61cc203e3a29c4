import type { InteractionMessage, OrganizationProfile, ProcessingStage } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { leaveToErasure } from '../erasures/leave-to-erasure.ts';
import { within } from '../failures/within.ts';
import { readKeptOrganization } from '../organizations/organization-snapshot.ts';
import { readResult, type SessionResult, writeResult } from '../results/session-result.ts';
import { embed, enrich, type FoundSession, meaningOf, readFound, validate, vectorsOf } from './stages.ts';

/** An organization as it is known. */
interface KnownOrganization {
  organizationKey: string;
  profile: OrganizationProfile;
  /** Sessions may be erased because of how their events came. */
  erasesArrivals: boolean;
}

/** Organizations, each looked up once for all sessions of a step. */
export type Organizations = (organizationId: string) => Promise<KnownOrganization>;

export function organizationsOf(env: Environment): Organizations {
  const known = new Map<string, ReturnType<Organizations>>();
  return (organizationId) => {
    const asked = known.get(organizationId) ?? lookUp(env, organizationId);
    known.set(organizationId, asked);
    return asked;
  };
}

async function lookUp(env: Environment, organizationId: string): Promise<KnownOrganization> {
  const erases = within('catalog', catalogOf(env, organizationId).erasesArrivals());
  const [organizationKey, erasesArrivals] = await Promise.all([enrich(env, organizationId), erases]);
  return { organizationKey, profile: await readKeptOrganization(env, organizationKey), erasesArrivals };
}

/**
 * All stages before storing in one go: the archive is read once, and what was found is written once.
 * @param isNew no earlier try can have found anything; where one did all the same, what it found stands
 * @param entered is told of each stage that begins
 * @returns null when the session is to be erased
 */
export async function findSession(
  env: Environment,
  message: InteractionMessage,
  organizations: Organizations,
  isNew: boolean,
  entered: (stage: ProcessingStage) => void,
): Promise<FoundSession | null> {
  entered('validate');
  const session = await validate(env, message);
  entered('enrich');
  const { organizationId, sessionId } = message;
  const organization = await organizations(organizationId);
  const { arrivals } = session.context;
  if (organization.erasesArrivals) {
    const gone = await leaveToErasure(env, organizationId, [{ sessionId, arrivals }]);
    if (gone.size > 0) return null;
  }
  entered('understand');
  const known = isNew ? null : await readResult(env, message);
  if (known) {
    entered('embed');
    return { result: known, embedded: await embed(env, message, known) };
  }
  const result = await meaningOf(env, message, session, organization);
  entered('embed');
  return keepFound(env, message, result);
}

/** Keeps a new result with its vectors; without them when they can't be had, so that nothing is understood a second time. */
async function keepFound(env: Environment, message: InteractionMessage, result: SessionResult): Promise<FoundSession> {
  const embedded = await vectorsOf(env, result).catch(async (error: unknown) => {
    await writeResult(env, message, result);
    throw error;
  });
  if (await writeResult(env, message, { ...result, embedded })) return { result, embedded };
  // Another try was first: what it found stands.
  const standing = await readFound(env, message);
  return { result: standing, embedded: await embed(env, message, standing) };
}
