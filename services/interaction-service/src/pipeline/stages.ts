import { acquisitionOf } from '@crow/attribution';
import type { InteractionMessage } from '@crow/contracts';
import { signsOf } from '@crow/identity';
import { readArchive } from '../archive/read-archive.ts';
import { readInput } from '../archive/read-input.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { interactionIdsOf } from '../catalog/interaction-id.ts';
import { pathOf } from '../catalog/path-of.ts';
import type { Environment } from '../environment.ts';
import { PermanentError } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';
import { keepForecasts } from '../forecasts/keep-forecasts.ts';
import { keepOrganization } from '../organizations/organization-snapshot.ts';
import { keepIdentity } from '../people/keep-identity.ts';
import {
  readResult,
  readVectors,
  resultKey,
  type SessionResult,
  writeResult,
  writeVectors,
} from '../results/session-result.ts';
import { storeVectors } from '../vectors/store-vectors.ts';

/**
 * The stages of processing. Each leaves what it found in a store and returns only where it lies, so
 * that checkpoints stay small; each can be repeated any number of times, also by two tries at once.
 */

/** The archive is there, readable, and of this very session. */
export async function validate(env: Environment, message: InteractionMessage): Promise<{ events: number }> {
  const { events } = await readArchive(env, message);
  if (events.length === 0) throw new PermanentError(`the archive ${message.archiveKey} holds no event`);
  return { events: events.length };
}

/** Keeps what the organization says of itself and sells, as it is now. */
export async function enrich(env: Environment, message: InteractionMessage): Promise<{ organizationKey: string }> {
  return { organizationKey: await keepOrganization(env, message.organizationId) };
}

/** Finds what the session means, unless an earlier try found it already. */
export async function understand(
  env: Environment,
  message: InteractionMessage,
  organizationKey: string,
): Promise<{ interactions: number }> {
  const known = await readResult(env, message);
  if (known) return { interactions: known.understanding.interactions.length };
  const input = await readInput(env, message, organizationKey);
  const { session } = input;
  const understanding = await within('understander', env.UNDERSTANDER.understand(input));
  const acquisition = acquisitionOf(session);
  const pageViews = session.events.filter(({ type }) => type === 'page_view');
  await writeResult(env, message, {
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
  });
  return { interactions: understanding.interactions.length };
}

/** Gives each interaction its place in the space of meanings, unless an earlier try did. */
export async function embed(env: Environment, message: InteractionMessage): Promise<{ model: string }> {
  const known = await readVectors(env, message);
  if (known) return { model: known.model };
  const { understanding } = await resultOf(env, message);
  const texts = understanding.interactions.map(({ searchText }) => searchText);
  const embedded = await within('embedder', env.EMBEDDER.embed(texts));
  if (embedded.vectors.length !== texts.length) throw new Error('the embedder left out an interaction');
  await writeVectors(env, message, { model: embedded.model, vectors: embedded.vectors });
  return { model: embedded.model };
}

/**
 * Writes the results, unless those of a newer revision are there, reads them back, and only then tells
 * the session that it is done.
 */
export async function store(env: Environment, message: InteractionMessage, now: number): Promise<{ stored: boolean }> {
  const { organizationId, sessionId, revision } = message;
  const ref = { organizationId, sessionId, revision };
  const [result, embedded] = await Promise.all([resultOf(env, message), readVectors(env, message)]);
  if (!embedded) throw new Error('the vectors are missing');
  const ids = await interactionIdsOf(ref, result.understanding.interactions.length);
  const catalog = catalogOf(env, organizationId);
  const stored = await within(
    'catalog',
    catalog.storeResult({ result, interactionIds: ids, resultKey: resultKey(ref), processedAt: now }),
  );
  // Also of a revision that came too late: what was once told counts, so that the order does not.
  await within('catalog', keepIdentity(catalog, result));
  if (stored) {
    await within('catalog', keepForecasts(catalog, result));
    await storeVectors(env, ref, { result, ids, embedded });
  }
  // For the same reason the usage hears of it too; of a revision that it knows it hears nothing new.
  const { events, context } = result;
  const shown = await within(
    'usage',
    env.USAGE.record(organizationId, {
      ...{ sessionId, revision, events, interactions: ids.length, processedAt: now },
      ...(context.arrivals ? { arrivals: context.arrivals } : {}),
    }),
  );
  // Whichever revision they were made of: a reading is compared with the one that stands.
  if (shown.length > 0) await within('catalog', catalog.keepLiveReadings(sessionId, shown));
  await within('sessionControl', env.SESSION_CONTROL.confirmProcessed(ref));
  return { stored };
}

async function resultOf(env: Environment, message: InteractionMessage): Promise<SessionResult> {
  const result = await readResult(env, message);
  if (!result) throw new Error('the result of the session is missing');
  return result;
}
