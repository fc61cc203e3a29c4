import type { SessionDetail, SessionReading } from '@crow/contracts';
import { readArchive } from '../archive/read-archive.ts';
import { catalogOf } from '../catalog/catalog.ts';
import type { CatalogSession } from '../catalog/sessions.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

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
  const [current, interactions] = await Promise.all([
    currentOf(env, organizationId, stored, live),
    within('catalog', catalog.interactionsOfSession(sessionId)),
  ]);
  return { ...understood(stored), ...current, interactions };
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
