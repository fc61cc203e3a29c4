import type { Properties } from '../events/wire/properties.ts';
import type { Touches } from '../session/acquisition.ts';
import type { SessionSummary } from './dashboard.ts';

/**
 * Persons: users and visitors that are the same human, as far as `identify` and `alias` say so. How they are found is in
 * `docs/people.md`. All names, traits and groups are the sender's own and hostile: render as text only.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/people?q=&cursor=&limit=` | {@link PeoplePage} |
 * | `GET /api/people/{personId}` | {@link PersonDetail}; `per_…` of any of its users, or the id of a visitor that nobody was identified on |
 * | `POST /api/people/links/{linkId}/undo`, `…/redo` | {@link IdentityLink}; for owners, admins and analysts |
 */
export interface PersonSummary {
  /** Address of the person; each of its users has one that leads here. */
  personId: string;
  /** User ids, the one it is called by first; empty for a visitor that nobody was identified on. */
  userIds: string[];
  /** Devices: visitors whose sessions count for the person. */
  visitorIds: string[];
  sessions: number;
  /** Begin of the first session and end of the last one, Unix milliseconds; null when no session belongs to it. */
  firstSeenAt: number | null;
  lastSeenAt: number | null;
  /** What led to the last session. */
  touches: Touches;
}

export interface PeoplePage {
  people: PersonSummary[];
  /** Pass back as `cursor` for the next page; absent on the last one. */
  nextCursor?: string;
}

export interface PersonDetail extends PersonSummary {
  /** What `identify` told, by the last word of each trait. */
  traits: Properties;
  /** Groups that the person acted for, and when last. */
  groups: { groupId: string; at: number }[];
  devices: PersonDevice[];
  /** The newest sessions of all devices, newest first; at most {@link PERSON_SESSIONS}. */
  recent: SessionSummary[];
  /** What made these one person, and what did not, oldest first. */
  links: IdentityLink[];
}

/** Sessions that a person's page lists. */
export const PERSON_SESSIONS = 100;

export interface PersonDevice {
  visitorId: string;
  deviceType?: string;
  /** Sessions on it that belong to this person. */
  sessions: number;
  lastSeenAt: number;
  /** Others were identified on it, too. */
  shared: boolean;
}

/** `refused`: beyond a limit, or the id names nobody. `withdrawn`: the visitor on whom it was told said no to `personalization` since. */
export type LinkState = 'live' | 'undone' | 'withdrawn' | 'refused';

/** One merge: `identify` joins a visitor (`from`) to a user (`to`), `alias` a user to another one. */
export interface IdentityLink {
  linkId: string;
  kind: 'identify' | 'alias';
  fromId: string;
  toId: string;
  state: LinkState;
  /** The evidence: when it was first told, by what counts still, in which session, by which event (absent when the session itself came with the user id). */
  at: number;
  sessionId: string;
  eventId?: string;
  /** Who undid or redid it last, and when. */
  changedBy?: string;
  changedAt?: number;
  /** When the visitor took it back, Unix milliseconds. */
  withdrawnAt?: number;
}

/** Devices of one person; later ones are not joined to it. */
export const MAX_VISITORS = 100;
/** User ids that one person may have; a merge beyond it is refused. */
export const MAX_USERS = 20;
