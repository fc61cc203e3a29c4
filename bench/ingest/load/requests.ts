import { API_KEY } from '../runtime/runtime.ts';
import { bodyOf, type Content } from './batch-maker.ts';

/** Batches of one session before a connection begins the next: below the 10,000 events at which a session is continued. */
const EVENTS_OF_SESSION = 7_500;

let run = 0;

/** Makes the requests of visitors, one a connection, each of whom begins another session after a while. */
export function visitorRequests(content: Content): (connection: number) => string {
  run += 1;
  const name = `${process.pid}x${run}`;
  const sent = new Map<number, number>();
  return (connection) => {
    const events = sent.get(connection) ?? 0;
    sent.set(connection, events + content.events);
    const visit = Math.floor(events / EVENTS_OF_SESSION);
    return batchRequest(`ses_${name}_${connection}_${visit}`, events, content);
  };
}

/** Makes requests each of which opens a session. */
export function newSessionRequests(content: Content): () => string {
  run += 1;
  const name = `${process.pid}x${run}`;
  let sessions = 0;
  return () => {
    sessions += 1;
    return batchRequest(`ses_${name}_${sessions}`, 0, content);
  };
}

/** The request of a batch, its number of the first event being the count of those before it. */
export function batchRequest(sessionId: string, seq: number, content: Content): string {
  const batchId = `${sessionId}-${seq}`;
  const now = Date.now();
  const body = bodyOf({ sessionId, batchId, source: sessionId.slice(4), seq }, now - 5_000, content);
  return postRequest(`/v1/events?key=${API_KEY}&session=${sessionId}&batch=${batchId}&sent=${now}`, body);
}

/** A POST, as a browser's SDK sends it, as it stands on the wire. Everything in it is ASCII. */
export function postRequest(path: string, body: string): string {
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}
