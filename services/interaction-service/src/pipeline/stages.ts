import { acquisitionOf } from '@crow/attribution';
import type { CompleteSession, EmbeddingResult, InteractionMessage, OrganizationProfile } from '@crow/contracts';
import { signsOf } from '@crow/identity';
import { readArchive } from '../archive/read-archive.ts';
import { pathOf } from '../catalog/path-of.ts';
import type { Environment } from '../environment.ts';
import { PermanentError } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { keepOrganization, readKeptOrganization } from '../organizations/organization-snapshot.ts';
import { readResult, readVectors, type SessionResult, writeResult, writeVectors } from '../results/session-result.ts';

/**
 * The stages of processing before anything is stored. Each leaves what it found where the next try finds it; each can be repeated
 * any number of times, also by two tries at once.
 */

/** What was found of a session and is to be stored. */
export interface FoundSession {
  result: SessionResult;
  embedded: EmbeddingResult;
}

/** The archive, when it is there, readable, and of this very session. */
export async function validate(env: Environment, message: InteractionMessage): Promise<CompleteSession> {
  const session = await readArchive(env, message);
  if (session.events.length === 0) throw new PermanentError(`the archive ${message.archiveKey} holds no event`);
  return session;
}

/** Keeps what the organization says of itself and sells, as it is now. @returns where it is kept */
export function enrich(env: Environment, organizationId: string): Promise<string> {
  return keepOrganization(env, organizationId);
}

/** Finds what the session means, unless an earlier try found it already. */
export async function understand(
  env: Environment,
  message: InteractionMessage,
  organizationKey: string,
): Promise<SessionResult> {
  const known = await readResult(env, message);
  if (known) return known;
  const [session, profile] = await Promise.all([readArchive(env, message), readKeptOrganization(env, organizationKey)]);
  const result = await meaningOf(env, message, session, { organizationKey, profile });
  return (await writeResult(env, message, result)) ? result : readFound(env, message);
}

/** Gives each interaction its place in the space of meanings, unless an earlier try did. */
export async function embed(
  env: Environment,
  message: InteractionMessage,
  result: SessionResult,
): Promise<EmbeddingResult> {
  const known = result.embedded ?? (await readVectors(env, message));
  if (known) return known;
  const embedded = await vectorsOf(env, result);
  if (await writeVectors(env, message, embedded)) return embedded;
  return (await readVectors(env, message)) ?? embedded;
}

/** The result that the understanding stage left. @throws when there is none */
export async function readFound(env: Environment, message: InteractionMessage): Promise<SessionResult> {
  const result = await readResult(env, message);
  if (!result) throw new Error('the result of the session is missing');
  return result;
}

/** What a session means to the organization as it is known. */
export async function meaningOf(
  env: Environment,
  message: InteractionMessage,
  session: CompleteSession,
  { organizationKey, profile }: { organizationKey: string; profile: OrganizationProfile },
): Promise<SessionResult> {
  const { catalog, idleMs: _, ...organization } = profile;
  const understanding = await within('understander', env.UNDERSTANDER.understand({ session, organization, catalog }));
  const acquisition = acquisitionOf(session);
  const pageViews = session.events.filter(({ type }) => type === 'page_view');
  return {
    schema: 1,
    context: session.context,
    events: session.events.length,
    pages: pageViews.length,
    entryPath: pathOf((pageViews[0] ?? session.events[0])?.url),
    archiveKey: message.archiveKey,
    organizationKey,
    understanding,
    ...(acquisition && { acquisition }),
    signs: signsOf(session),
  };
}

/** The places of a result's interactions in the space of meanings, in their order. */
export async function vectorsOf(env: Environment, { understanding }: SessionResult): Promise<EmbeddingResult> {
  const texts = understanding.interactions.map(({ searchText }) => searchText);
  const { model, vectors } = await within('embedder', env.EMBEDDER.embed(texts));
  if (vectors.length !== texts.length) throw new Error('the embedder left out an interaction');
  return { model, vectors };
}
