import type { KeyState } from '../access/api-key.ts';
import type { Role } from '../access/claims.ts';
import type { AuditDetails, AuditRecord } from '../api/audit.ts';
import type { ArrivalSpan } from '../session/arrival.ts';
import type { CompleteSession, SessionEvent, SessionState } from '../session/session-event.ts';
import type { ModelPolicy } from '../understanding/model-use.ts';
import type { Terms } from '../understanding/terms.ts';
import type { CatalogProduct, Understanding, UnderstandingInput } from '../understanding/understanding.ts';
import type { ErasedAtIngest, SessionTrace } from './erasure.ts';
import type { LivePulse, ProvisionalReading, ShownReadings, UsageRecord } from './live.ts';
import type { SessionRef } from './session-ref.ts';

/**
 * What services offer each other by RPC over service bindings. Each interface is the named
 * entrypoint of one Worker; a caller types its binding with it and never imports the service.
 */

/** `web-ingest-worker`, entrypoint `SessionControl`. */
export interface SessionControl {
  /** Tells the session that a revision's results are stored; it then frees its storage. Idempotent. */
  confirmProcessed(ref: SessionRef): Promise<void>;
  /** Stops the re-sending of a revision that is kept as a dead letter. Idempotent. */
  park(ref: SessionRef): Promise<void>;
  /** Sends a parked revision through the pipeline again. */
  replay(ref: SessionRef): Promise<void>;
  /** State of a session and, while it is not archived, its events. Null when it is unknown. */
  read(organizationId: string, sessionId: string): Promise<SessionReading | null>;
  /** How a session came, and what follows it. */
  traceOf(organizationId: string, sessionId: string): Promise<SessionTrace>;
  /** Erases a session, also an open one, with its archive and what the ledger says of it. Its events are refused from then on. Idempotent. */
  erase(organizationId: string, sessionId: string): Promise<ErasedAtIngest>;
  /** Erases what was kept to look at of refused events that came with a key in a time; their counts stay. Idempotent. */
  eraseRefused(organizationId: string, span: Pick<ArrivalSpan, 'keyId' | 'from' | 'to'>): Promise<void>;
}

export interface SessionReading {
  sessionId: string;
  visitorId?: string;
  state: SessionState;
  revision: number;
  startedAt: number;
  lastActivityAt: number;
  events: SessionEvent[];
}

/** `ai-processing-service`, entrypoint `Understander`. */
export interface Understander {
  /** @throws an error named `PermanentError` when the session can't be understood by any provider */
  understand(input: UnderstandingInput): Promise<Understanding>;
  /** What the embedded analyst of today says, whatever provider understands new sessions: the same input gives the same bytes. @throws as above */
  reread(input: UnderstandingInput): Promise<Understanding>;
  /** Version of the embedded analyst. */
  analystVersion(): Promise<string>;
}

/** `ai-processing-service`, entrypoint `LiveReader`. */
export interface LiveReader {
  /** Reads an open session as it is so far; null when its organization does not exist. */
  glance(session: CompleteSession): Promise<ProvisionalReading | null>;
}

/** `embedding-service`, entrypoint `Embedder`. */
export interface Embedder {
  /** One unit-length vector per text, in order. At most 64 texts of at most 4,000 characters. */
  embed(texts: string[]): Promise<EmbeddingResult>;
  /** `name@dimensions@version` of the vectors that it gives now. */
  model(): Promise<string>;
}

export interface EmbeddingResult {
  /** `name@dimensions@version`; vectors are comparable only within one of them. */
  model: string;
  vectors: number[][];
}

/** `analytics-service`, entrypoint `LiveMetrics`. */
export interface LiveMetrics {
  pulse(organizationId: string, pulse: LivePulse): Promise<void>;
  /** Sessions that have ended and are not stored yet. */
  unfinished(organizationId: string): Promise<number>;
}

/** `analytics-service`, entrypoint `Usage`. */
export interface Usage {
  /**
   * Keeps all of them or none. Idempotent by (session, revision).
   * @returns the provisional readings that the live view showed of the sessions, of those of which it showed any
   */
  record(organizationId: string, usages: UsageRecord[]): Promise<ShownReadings[]>;
}

/** `analytics-service`, entrypoint `QuarantinedTraffic`: what of live view and usage quarantines concern. All of it is idempotent. */
export interface QuarantinedTraffic {
  /** Hides the sessions some of whose events came in a span, or lets them back. */
  hide(organizationId: string, quarantineId: string, span: ArrivalSpan, hides: boolean): Promise<void>;
  /** Open sessions, and ones that are being read, some of whose events came in a span. */
  countUnfinished(organizationId: string, span: ArrivalSpan): Promise<number>;
}

/** `organization-service`, entrypoint `Records`: the audit log for what other services do. */
export interface Records {
  /** What a key is called; null when the organization has no such key. */
  keyName(organizationId: string, keyId: string): Promise<string | null>;
  /** Adds a record, once for each `recordId`; a refusal that was recorded a moment ago is not repeated. */
  record(organizationId: string, entry: RecordEntry): Promise<void>;
}

/** What is to be recorded, see {@link AuditRecord}. */
export interface RecordEntry extends Pick<AuditRecord, 'actor' | 'action' | 'outcome' | 'subject'> {
  /** Told again with the same one, it is the same record. */
  recordId?: string;
  from: NonNullable<AuditDetails['from']>;
  /** Never holds a secret or a network address. */
  after?: Record<string, unknown>;
}

/** `organization-service`, entrypoint `Directory`. */
export interface Directory {
  /** State of an API key by its id (`key_…`), or null when there is none. */
  findKey(keyId: string): Promise<KeyState | null>;
  /** Ids of the keys of an organization that were not revoked. */
  listKeyIds(organizationId: string): Promise<string[]>;
  /** The login behind a `Cookie` header, or null. */
  resolveLogin(cookie: string): Promise<Login | null>;
  /** What understanding needs to know of an organization, or null when it does not exist. */
  readOrganization(organizationId: string): Promise<OrganizationProfile | null>;
}

export interface Login {
  userId: string;
  email: string;
  name: string;
  organizationId: string;
  organizationName: string;
  role: Role;
}

export interface OrganizationProfile {
  id: string;
  name: string;
  language: string;
  currency?: string;
  idleMs: number;
  /** Absent in profiles that were kept before there was one. */
  modelPolicy?: ModelPolicy;
  /** Absent when there are none. */
  terms?: Terms;
  catalog: CatalogProduct[];
}
