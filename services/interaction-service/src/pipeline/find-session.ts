import type { InteractionMessage, OrganizationProfile, ProcessingStage } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { readKeptOrganization } from '../organizations/organization-snapshot.ts';
import { readResult, type SessionResult, writeResult } from '../results/session-result.ts';
import { embed, enrich, type FoundSession, meaningOf, readFound, validate, vectorsOf } from './stages.ts';

/** Organizations as they are known, each looked up once for all sessions of a step. */
export type Organizations = (
  organizationId: string,
) => Promise<{ organizationKey: string; profile: OrganizationProfile }>;

export function organizationsOf(env: Environment): Organizations {
  const known = new Map<string, ReturnType<Organizations>>();
  return (organizationId) => {
    const asked = known.get(organizationId) ?? lookUp(env, organizationId);
    known.set(organizationId, asked);
    return asked;
  };
}

async function lookUp(env: Environment, organizationId: string): ReturnType<Organizations> {
  const organizationKey = await enrich(env, organizationId);
  return { organizationKey, profile: await readKeptOrganization(env, organizationKey) };
}

/**
 * All stages before storing in one go: the archive is read once, and what was found is written once.
 * @param isNew no earlier try can have found anything; where one did all the same, what it found stands
 * @param entered is told of each stage that begins
 */
export async function findSession(
  env: Environment,
  message: InteractionMessage,
  organizations: Organizations,
  isNew: boolean,
  entered: (stage: ProcessingStage) => void,
): Promise<FoundSession> {
  entered('validate');
  const session = await validate(env, message);
  entered('enrich');
  const organization = await organizations(message.organizationId);
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
