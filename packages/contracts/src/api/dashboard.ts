import type { Role } from '../access/claims.ts';
import type { Acquisition, Touches } from '../session/acquisition.ts';
import type { SessionEvent, SessionState } from '../session/session-event.ts';
import type {
  CatalogProduct,
  Friction,
  Intent,
  Outcome,
  ProductMention,
  Provenance,
  Stage,
  Statement,
} from '../understanding/understanding.ts';
import type { Forecast } from './forecasts.ts';

/**
 * What the dashboard asks the gateway for, under `/api`. Every answer belongs to the
 * organization of the login; there is no way to name another one.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/me` | {@link Me} |
 * | `GET /api/live` (WebSocket) | `LiveMessage` |
 * | `GET /api/sessions?cursor=&intent=&outcome=&channel=&visitors=&quarantine=` | {@link SessionPage} |
 * | `GET /api/sessions/{id}` | {@link SessionDetail} |
 * | `GET /api/search`, `GET /api/search/index`, `GET /api/interactions/{id}/similar` | see `search.ts` |
 * | `GET /api/keys`, `POST /api/keys`, `PATCH /api/keys/{id}`, `POST /api/keys/{id}/{rotate,reveal,revoke}` | see `keys.ts` |
 * | `GET /api/audit`, `GET /api/audit/export`, `GET /api/audit/check` | see `audit.ts` |
 * | `GET /api/settings`, `PATCH /api/settings` | see `settings.ts` |
 * | `GET /api/people`, `GET /api/people/{id}`, `POST /api/people/links/{id}/{undo,redo}` | see `people.ts` |
 * | `GET /api/score-card` | see `forecasts.ts` |
 * | `GET /api/quarantines`, `POST /api/quarantines…` | see `quarantine.ts` |
 * | `GET /api/catalog` | {@link CatalogAnswer} |
 * | `GET /api/pipeline` | `PipelineState` |
 * | `GET /api/dead-letters/replay`, `POST /api/dead-letters/replay` | see `replays.ts` |
 * | `GET /api/dead-letters?stage=&reason=&since=&until=` | {@link DeadLetterPage} |
 * | `POST /api/dead-letters/{id}/replay` | 202 |
 */
export interface Me {
  user: { id: string; email: string; name: string };
  organization: { id: string; name: string; idleMs: number };
  role: Role;
}

export interface SessionSummary {
  sessionId: string;
  revision: number;
  visitorId?: string;
  userId?: string;
  startedAt: number;
  endedAt: number;
  events: number;
  pages: number;
  entryPath: string;
  deviceType?: string;
  country?: string;
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  confidence: number;
  headline: string;
  products: ProductMention[];
  /** Absent for sessions without a page view, and for those processed before it was found. */
  acquisition?: Acquisition;
}

export interface SessionPage {
  sessions: SessionSummary[];
  /** Pass back as `cursor` for the next page; absent on the last one. */
  nextCursor?: string;
  total: number;
  /** Visits of programs that match as well and were left out, because nobody asked for them. */
  hiddenPrograms: number;
  /** Visits, of people and programs, that match as well and that quarantines hide. */
  hiddenQuarantined: number;
}

/** Whether a list shows what quarantines hide: `only` that, instead of everything else. */
export const QUARANTINE_FILTERS = ['only'] as const;
export type QuarantineFilter = (typeof QUARANTINE_FILTERS)[number];

/** Whose visits: of people, of programs that show themselves as such (crawlers, monitors, headless browsers), or of both. */
export const VISITOR_KINDS = ['people', 'programs', 'all'] as const;
export type VisitorKind = (typeof VISITOR_KINDS)[number];

export interface Interaction {
  id: string;
  sessionId: string;
  revision: number;
  index: number;
  headline: string;
  text: string;
  statements: Statement[];
  products: ProductMention[];
  intent: Intent;
  outcome: Outcome;
  confidence: number;
  startedAt: number;
  provenance: Provenance;
}

export interface SessionDetail {
  sessionId: string;
  state: SessionState;
  revision: number;
  visitorId?: string;
  startedAt: number;
  endedAt: number;
  deviceType?: string;
  country?: string;
  language?: string;
  /** Where it came from; absent until the session has been understood, and for sessions without a page view. */
  acquisition?: Acquisition;
  /** What led to it, over all sessions of its person. */
  touches?: Touches;
  /** Whose session it is: the person's address, and its user id where one is known. */
  person?: { personId: string; userId?: string };
  /** Absent until the session has been understood. */
  understanding?: {
    intent: Intent;
    outcome: Outcome;
    stage: Stage;
    confidence: number;
    goal: string;
    nextAction: string;
    bot: boolean;
    friction: Friction[];
    provenance: Provenance;
  };
  /** What was forecast when it ended; none of a program, or of a session that names no visitor. */
  forecasts?: Forecast[];
  interactions: Interaction[];
  events: SessionEvent[];
  /** The quarantines that hide it from lists; absent when none does. */
  quarantines?: string[];
}

export interface CatalogAnswer {
  products: CatalogProduct[];
}

export interface DeadLetter {
  id: string;
  sessionId: string;
  revision: number;
  stage: string;
  kind: 'permanent' | 'transient';
  reason: string;
  archiveKey: string;
  failedAt: number;
  /** When it was tried again, by itself or by a person; absent since it failed again. */
  replayedAt?: number;
  /** How often it failed. */
  tries: number;
  /** When it is tried again by itself; absent when only a person can. */
  retryAt?: number;
}

export interface DeadLetterPage {
  /** Newest first; as many as were asked for. */
  deadLetters: DeadLetter[];
  /** All that match. */
  total: number;
  /** How many more quarantines hide. */
  hiddenQuarantined: number;
}
