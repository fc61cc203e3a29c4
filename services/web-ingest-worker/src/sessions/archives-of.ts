import { archiveKey, removedObjectName } from '@crow/contracts';
import { within } from '../failures/within.ts';
import { normalizeBatch } from './normalize-batch.ts';
import type { SessionRow, StoredBatch } from './session-row.ts';

const HOUR_MS = 60 * 60 * 1000;
/** Hours that are looked into at the same time. */
const AT_ONCE = 6;

type Named = Pick<SessionRow, 'organizationId' | 'sessionId'>;

/**
 * Hours in which revisions of a session may be archived: an archive lies in the hour of its first event. Each revision holds the events of those
 * before it, so none begins later than the first batch arrived, nor earlier than the earliest event that is known now.
 */
export function hoursOf(session: SessionRow, batches: readonly StoredBatch[]): { first: number; last: number } {
  const archived = [session.archiveKey, session.freedArchiveKey].flatMap((key) => hourOfKey(key) ?? []);
  let first = Math.min(session.openedAt, ...archived);
  for (const batch of batches) for (const { ts } of normalizeBatch(batch).events) first = Math.min(first, ts);
  return { first: hourOf(first), last: hourOf(session.openedAt) };
}

/** Keys of all archived revisions of a session. */
export async function archivesOf(
  bucket: R2Bucket,
  session: Named,
  { first, last }: { first: number; last: number },
): Promise<string[]> {
  const prefixes: string[] = [];
  for (let hour = first; hour <= last; hour += HOUR_MS) prefixes.push(prefixIn(session, hour));
  const keys: string[] = [];
  for (let from = 0; from < prefixes.length; from += AT_ONCE) {
    const listed = prefixes.slice(from, from + AT_ONCE).map((prefix) => keysUnder(bucket, prefix));
    keys.push(...(await Promise.all(listed)).flat());
  }
  return keys;
}

/** What a receipt says of removed objects. */
export function namesOfRemoved(keys: readonly string[]): Promise<string[]> {
  return Promise.all(keys.map(removedObjectName));
}

async function keysUnder(bucket: R2Bucket, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await within('archive', bucket.list({ prefix, ...(cursor === undefined ? {} : { cursor }) }));
    keys.push(...page.objects.map(({ key }) => key));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return keys;
}

/** What the keys of a session's archives in an hour begin with; no id holds a dot. */
function prefixIn({ organizationId, sessionId }: Named, hour: number): string {
  const key = archiveKey({ organizationId, sessionId, revision: 1, startedAt: hour });
  return key.slice(0, key.lastIndexOf('.r1.') + '.r'.length);
}

function hourOfKey(key: string | null): number | null {
  const { day, hour } = /\/date=(?<day>[\d-]+)\/hour=(?<hour>\d\d)\//.exec(key ?? '')?.groups ?? {};
  return day === undefined ? null : Date.parse(`${day}T${hour}:00:00Z`);
}

function hourOf(at: number): number {
  return at - (at % HOUR_MS);
}
