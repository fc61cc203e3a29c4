import type { Acquisition, PropertyValue } from '@crow/contracts';
import { isHidden, isUserHidden, isVisitorHidden } from './hidden.ts';
import type { CatalogScope } from './scope.ts';
import { isAlone } from './withdrawn.ts';

/** A visitor or a user that was seen. */
export interface Identity {
  kind: 'user' | 'visitor';
  id: string;
  lastSeenAt: number;
}

/** A session as far as it matters for whose it is. */
export interface PersonSession {
  sessionId: string;
  visitorId?: string;
  userId?: string;
  alone: boolean;
  startedAt: number;
  endedAt: number;
  deviceType?: string;
  acquisition?: Acquisition;
  groups: { groupId: string; at: number }[];
}

export interface Trait {
  userId: string;
  visitorId: string;
  name: string;
  value: PropertyValue;
  at: number;
}

/** Sessions that are looked at of one visitor or user: its newest. */
export const SESSIONS_LOOKED_AT = 500;

const IS_SHOWN = `CASE kind WHEN 'user' THEN NOT ${isUserHidden('identities.id')} ELSE NOT ${isVisitorHidden('identities.id')} END`;

interface SessionRow {
  session_id: string;
  visitor_id: string | null;
  known_user_id: string | null;
  alone: number;
  started_at: number;
  ended_at: number;
  device_type: string | null;
  acquisition: string | null;
  group_ids: string | null;
}

export function identityCatalog({ database, organizationId }: CatalogScope) {
  return {
    /** Visitors and users, the last seen first, after one of them; without those of whom only hidden sessions tell. */
    async listIdentities(limit: number, after?: Identity): Promise<Identity[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, id, last_seen_at AS lastSeenAt FROM identities
           WHERE organization_id = ?1 AND (?2 IS NULL OR (last_seen_at, kind, id) < (?2, ?3, ?4)) AND ${IS_SHOWN}
           ORDER BY last_seen_at DESC, kind DESC, id DESC LIMIT ?5`,
        )
        .bind(organizationId, after?.lastSeenAt ?? null, after?.kind ?? null, after?.id ?? null, limit)
        .all<Identity>();
      return results;
    },

    /** Visitors and users whose id begins with a text, the last seen first. */
    async searchIdentities(beginning: string, limit: number): Promise<Identity[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, id, last_seen_at AS lastSeenAt FROM identities
           WHERE organization_id = ?1 AND kind IN ('user', 'visitor') AND id >= ?2 AND id < ?2 || char(1114111) AND ${IS_SHOWN}
           ORDER BY last_seen_at DESC, kind DESC, id DESC LIMIT ?3`,
        )
        .bind(organizationId, beginning, limit)
        .all<Identity>();
      return results;
    },

    /** Whom a person's address names. */
    findIdentity(personId: string): Promise<Identity | null> {
      return database
        .prepare(
          'SELECT kind, id, last_seen_at AS lastSeenAt FROM identities WHERE organization_id = ?1 AND person_id = ?2 ORDER BY kind LIMIT 1',
        )
        .bind(organizationId, personId)
        .first<Identity>();
    },

    /** Those of some ids that are known, of one kind. */
    async knownOf(kind: Identity['kind'], ids: readonly string[]): Promise<Identity[]> {
      const { results } = await database
        .prepare(
          `SELECT kind, id, last_seen_at AS lastSeenAt FROM identities
           WHERE organization_id = ?1 AND kind = ?2 AND id IN (SELECT value FROM json_each(?3))`,
        )
        .bind(organizationId, kind, JSON.stringify(ids))
        .all<Identity>();
      return results;
    },

    /** Sessions of visitors and of users, of each the newest {@link SESSIONS_LOOKED_AT}. */
    async sessionsOf(visitorIds: readonly string[], userIds: readonly string[]): Promise<PersonSession[]> {
      const [byVisitor, byUser] = await database.batch<SessionRow>([
        newestBy('visitor_id', visitorIds),
        newestBy('known_user_id', userIds),
      ]);
      const rows = [...(byVisitor?.results ?? []), ...(byUser?.results ?? [])];
      return [...new Map(rows.map((row) => [row.session_id, row])).values()].map(sessionOf);
    },

    /** What `identify` told of users. */
    async traitsOf(userIds: readonly string[]): Promise<Trait[]> {
      const { results } = await database
        .prepare(
          `SELECT user_id AS userId, visitor_id AS visitorId, name, value, at FROM traits
           WHERE organization_id = ?1 AND user_id IN (SELECT value FROM json_each(?2))
             AND NOT ${isVisitorHidden('traits.visitor_id')} ORDER BY at, event_id LIMIT 5000`,
        )
        .bind(organizationId, JSON.stringify(userIds))
        .all<Omit<Trait, 'value'> & { value: string }>();
      return results.map((row) => ({ ...row, value: JSON.parse(row.value) as PropertyValue }));
    },
  };

  function newestBy(column: 'visitor_id' | 'known_user_id', ids: readonly string[]) {
    return database
      .prepare(
        `SELECT session_id, visitor_id, known_user_id, ${isAlone('own')} AS alone, started_at, ended_at, device_type, acquisition, group_ids FROM (
           SELECT *, row_number() OVER (PARTITION BY ${column} ORDER BY started_at DESC, session_id DESC) AS place FROM sessions
           WHERE organization_id = ?1 AND ${column} IN (SELECT value FROM json_each(?2))
             AND NOT ${isHidden('sessions.session_id')}
         ) own WHERE place <= ${SESSIONS_LOOKED_AT}`,
      )
      .bind(organizationId, JSON.stringify(ids));
  }
}

function sessionOf(row: SessionRow): PersonSession {
  return {
    sessionId: row.session_id,
    ...(row.visitor_id === null ? {} : { visitorId: row.visitor_id }),
    ...(row.known_user_id === null ? {} : { userId: row.known_user_id }),
    alone: row.alone === 1,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    ...(row.device_type === null ? {} : { deviceType: row.device_type }),
    ...(row.acquisition === null ? {} : { acquisition: JSON.parse(row.acquisition) as Acquisition }),
    groups: row.group_ids === null ? [] : (JSON.parse(row.group_ids) as PersonSession['groups']),
  };
}
