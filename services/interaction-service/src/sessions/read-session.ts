import type { SessionDetail, SessionReading } from '@crow/contracts';
import { namesNobody } from '@crow/identity';
import { readArchive } from '../archive/read-archive.ts';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { CatalogSession } from '../catalog/sessions.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { loadPeople } from '../people/load-people.ts';
import { inOrderOfName, personIdOfOwner, sessionsOfOwner, touchesIn } from '../people/summarize-person.ts';

/**
 * A session with its events and, once it is understood, its interactions. While a newer revision is open
 * its events are shown beside what is known of the older one. Null when the organization has no such session.
 */
export async function readSession(
  env: Environment,
  organizationId: string,
  sessionId: string,
): Promise<SessionDetail | null> {
  const catalog = catalogOf(env, organizationId);
  const [stored, live] = await Promise.all([
    within('catalog', catalog.findSession(sessionId)),
    within('sessionControl', env.SESSION_CONTROL.read(organizationId, sessionId)),
  ]);
  if (!stored) return live && notUnderstood(live);
  const [current, interactions, origin, forecasts, hiding] = await Promise.all([
    currentOf(env, organizationId, stored, live),
    within('catalog', catalog.interactionsOfSession(sessionId)),
    within('catalog', personOf(catalog, organizationId, stored)),
    within('catalog', catalog.forecastsOf(sessionId)),
    within('catalog', catalog.quarantinesOf(sessionId)),
  ]);
  const quarantines = hiding.map(({ quarantineId }) => quarantineId);
  return {
    ...understood(stored),
    ...origin,
    ...current,
    ...(forecasts.length === 0 ? {} : { forecasts }),
    interactions,
    ...(quarantines.length === 0 ? {} : { quarantines }),
  };
}

/** Whose session it is, and what led to it over all sessions of that person. */
async function personOf(
  catalog: Catalog,
  organizationId: string,
  { sessionId, visitorId, userId }: CatalogSession,
): Promise<Pick<SessionDetail, 'person' | 'touches'>> {
  const loaded = await loadPeople(catalog, {
    userIds: userId === undefined || namesNobody(userId) ? [] : [userId],
    visitorIds: visitorId === undefined ? [] : [visitorId],
  });
  const session = loaded.sessions.find((other) => other.sessionId === sessionId);
  const owner = session && loaded.people.ownerOfSession(session);
  if (!owner) return {};
  const name = 'userIds' in owner ? inOrderOfName(owner.userIds, loaded)[0] : undefined;
  return {
    person: {
      personId: await personIdOfOwner(organizationId, loaded, owner),
      ...(name === undefined ? {} : { userId: name }),
    },
    touches: touchesIn(sessionsOfOwner(loaded, owner), session),
  };
}

function understood(stored: CatalogSession): Omit<SessionDetail, 'state' | 'revision' | 'events' | 'interactions'> {
  const { intent, outcome, stage, confidence, goal, nextAction, bot, friction, provenance } = stored;
  return {
    sessionId: stored.sessionId,
    ...(stored.visitorId === undefined ? {} : { visitorId: stored.visitorId }),
    startedAt: stored.startedAt,
    endedAt: stored.endedAt,
    ...(stored.deviceType === undefined ? {} : { deviceType: stored.deviceType }),
    ...(stored.country === undefined ? {} : { country: stored.country }),
    ...(stored.language === undefined ? {} : { language: stored.language }),
    ...(stored.acquisition === undefined ? {} : { acquisition: stored.acquisition }),
    understanding: { intent, outcome, stage, confidence, goal, nextAction, bot, friction, provenance },
  };
}

/**
 * State and events as they are now. A freed object knows no events any more: then the archive
 * of the stored revision has them.
 */
async function currentOf(
  env: Environment,
  organizationId: string,
  { sessionId, revision, archiveKey }: CatalogSession,
  live: SessionReading | null,
): Promise<Pick<SessionDetail, 'state' | 'revision' | 'events'>> {
  if (live && live.events.length > 0) return { state: live.state, revision: live.revision, events: live.events };
  const { events } = await readArchive(env, { organizationId, sessionId, revision, archiveKey });
  return { state: live?.state ?? 'freed', revision, events };
}

function notUnderstood(live: SessionReading): SessionDetail {
  return {
    sessionId: live.sessionId,
    ...(live.visitorId === undefined ? {} : { visitorId: live.visitorId }),
    state: live.state,
    revision: live.revision,
    startedAt: live.startedAt,
    endedAt: live.lastActivityAt,
    interactions: [],
    events: live.events,
  };
}
