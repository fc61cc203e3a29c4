import type { Arrival } from './arrival.ts';
import type { CompleteSession, SessionContext, SessionEvent } from './session-event.ts';

/**
 * The archive of one session revision: JSON lines, one event a line, each line with its
 * session's columns, so that DuckDB reads any number of them as one table:
 * `SELECT type, count(*) FROM read_json('org=…/date=…/hour=…/*.jsonl.gz') GROUP BY type`.
 */
interface ArchiveLine {
  schema: 1;
  organization_id: string;
  session_id: string;
  revision: number;
  visitor_id: string | null;
  user_id: string | null;
  /** Absent in lines that were written before groups were known. */
  group_id?: string | null;
  /** The full session that this one follows. Absent in lines that were written before there were any. */
  follows?: string | null;
  key_id: string;
  platform: string;
  device_type: string | null;
  language: string | null;
  time_zone: string | null;
  user_agent: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  consent: SessionContext['consent'] | null;
  session_started_at: number;
  session_ended_at: number;
  /** In the first line only. */
  arrivals?: Arrival[];
  event_id: string;
  type: string;
  ts: number;
  source: string;
  seq: number;
  url: string | null;
  title: string | null;
  /** The type's own fields, as JSON. */
  data: Record<string, unknown>;
}

/** Where a session revision is archived: `org=…/date=YYYY-MM-DD/hour=HH/<session>.r<revision>.jsonl.gz`, by start in UTC. */
export function archiveKey(
  context: Pick<SessionContext, 'organizationId' | 'sessionId' | 'revision' | 'startedAt'>,
): string {
  const start = new Date(context.startedAt).toISOString();
  return `org=${context.organizationId}/date=${start.slice(0, 10)}/hour=${start.slice(11, 13)}/${context.sessionId}.r${context.revision}.jsonl.gz`;
}

const ARCHIVE_KEY = /\/(?<sessionId>[^/]+)\.r(?<revision>\d+)\.jsonl\.gz$/;

/** Which revision an object of the archive holds, by its name; null for any other object. */
export function revisionOfArchiveKey(key: string): { sessionId: string; revision: number } | null {
  const { sessionId, revision } = ARCHIVE_KEY.exec(key)?.groups ?? {};
  return sessionId === undefined ? null : { sessionId, revision: Number(revision) };
}

/** Writes a session as JSON lines. */
export function toArchiveLines(session: CompleteSession): string {
  const { context: c, events } = session;
  const columns = {
    schema: 1 as const,
    organization_id: c.organizationId,
    session_id: c.sessionId,
    revision: c.revision,
    visitor_id: c.visitorId ?? null,
    user_id: c.userId ?? null,
    group_id: c.groupId ?? null,
    follows: c.follows ?? null,
    key_id: c.keyId,
    platform: c.platform,
    device_type: c.deviceType ?? null,
    language: c.language ?? null,
    time_zone: c.timeZone ?? null,
    user_agent: c.userAgent ?? null,
    country: c.country ?? null,
    region: c.region ?? null,
    city: c.city ?? null,
    consent: c.consent ?? null,
    session_started_at: c.startedAt,
    session_ended_at: c.endedAt,
  };
  return events
    .map((event, index) => {
      const { id, type, ts, source, seq, url, title, ...data } = event;
      const line: ArchiveLine = {
        ...columns,
        ...(index === 0 && c.arrivals ? { arrivals: c.arrivals } : {}),
        event_id: id,
        type,
        ts,
        source,
        seq,
        url: url ?? null,
        title: title ?? null,
        data,
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/**
 * Reads a session back from its JSON lines.
 * @throws when there is no line or a line is not an archive line of a known schema
 */
export function fromArchiveLines(text: string): CompleteSession {
  const lines = text.split('\n').filter((line) => line !== '');
  let first: ArchiveLine | undefined;
  const events = lines.map((raw, index) => {
    const line = JSON.parse(raw) as ArchiveLine;
    if (line.schema !== 1) throw new Error(`archive line ${index + 1}: unknown schema ${String(line.schema)}`);
    first ??= line;
    return {
      ...line.data,
      id: line.event_id,
      type: line.type,
      ts: line.ts,
      source: line.source,
      seq: line.seq,
      ...(line.url === null ? {} : { url: line.url }),
      ...(line.title === null ? {} : { title: line.title }),
      // The fields were checked when the event was accepted; the archive is written only by us.
    } as SessionEvent;
  });
  if (!first) throw new Error('archive holds no event');
  return { context: contextOf(first), events };
}

function contextOf(line: ArchiveLine): SessionContext {
  const context: SessionContext = {
    organizationId: line.organization_id,
    sessionId: line.session_id,
    revision: line.revision,
    keyId: line.key_id,
    platform: line.platform as SessionContext['platform'],
    startedAt: line.session_started_at,
    endedAt: line.session_ended_at,
  };
  const optional = {
    visitorId: line.visitor_id,
    userId: line.user_id,
    groupId: line.group_id ?? null,
    follows: line.follows ?? null,
    deviceType: line.device_type,
    language: line.language,
    timeZone: line.time_zone,
    userAgent: line.user_agent,
    country: line.country,
    region: line.region,
    city: line.city,
    consent: line.consent,
    arrivals: line.arrivals ?? null,
  };
  const present = Object.entries(optional).filter(([, value]) => value !== null);
  return Object.assign(context, Object.fromEntries(present));
}
