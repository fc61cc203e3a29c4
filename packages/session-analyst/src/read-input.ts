import { gunzipSync } from 'node:zlib';
import { type CompleteSession, fromArchiveLines, type UnderstandingInput } from '@crow/contracts';
import { readRawSession } from './raw-events/read-raw-session.ts';

const GZIP = [0x1f, 0x8b] as const;

/**
 * Reads what the command line is given: plain events (an array, an object with `events`, or one event a line), an
 * archive of a session (JSON lines, gzipped or not), or an `UnderstandingInput` as one JSON document.
 * @throws with a message for people when it is none of them
 */
export function readInput(bytes: Uint8Array): UnderstandingInput {
  const text = textOf(bytes);
  const document = jsonOf(text);
  if (isInput(document)) return document;
  const raw = readRawSession(document ?? linesOf(text));
  if (raw) return raw;
  if (typeof document === 'object' && document !== null && !('schema' in document)) {
    throw new Error(
      'the JSON holds neither events, nor a session with organization and catalog, nor a line of an archive',
    );
  }
  return {
    session: sessionOf(text),
    organization: { id: 'org_unknown', name: 'the shop', language: 'en' },
    catalog: [],
  };
}

function textOf(bytes: Uint8Array): string {
  const isPacked = bytes[0] === GZIP[0] && bytes[1] === GZIP[1];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(isPacked ? gunzipSync(bytes) : bytes);
  } catch {
    throw new Error(isPacked ? 'the gzip data is damaged' : 'the file is not text in UTF-8');
  }
}

function sessionOf(lines: string): CompleteSession {
  try {
    return fromArchiveLines(lines);
  } catch (error) {
    throw new Error(`not an archive of a session: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The text as one JSON document; undefined when it is none, as with several JSON lines. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // then it is read as JSON lines, whose own errors are told
  }
}

/** Plain events, one a line; undefined when a line is none, or one of an archive. */
function linesOf(text: string): unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const events = lines.map(jsonOf);
  const isPlain = (event: unknown) => typeof event === 'object' && event !== null && !('schema' in event);
  return events.length > 1 && events.every(isPlain) ? events : undefined;
}

function isInput(value: unknown): value is UnderstandingInput {
  if (typeof value !== 'object' || value === null) return false;
  const { session, organization, catalog } = value as Partial<UnderstandingInput>;
  return (
    Array.isArray(session?.events) &&
    typeof session.context === 'object' &&
    typeof organization?.language === 'string' &&
    Array.isArray(catalog)
  );
}
