import { CLOCK_BOUNDS, isId, problemResponse } from '@crow/contracts';

/** Where a batch belongs, as its request says outside of the body. */
export interface BatchAddress {
  apiKey: string;
  sessionId: string;
  batchId: string;
  /** The client's clock at this try, Unix milliseconds. */
  sentAt: number;
}

/** Reads query and headers of a batch; what is wrong with them comes back as the answer to give. */
export function readAddress(request: Request): BatchAddress | Response {
  const query = queryOf(request.url);
  const apiKey = query.get('key') ?? request.headers.get('x-crow-key') ?? bearerOf(request.headers);
  if (!apiKey) {
    const detail = 'Give the API key as ?key=, as a bearer token or in x-crow-key.';
    return problemResponse('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer' } });
  }
  const sessionId = query.get('session');
  const batchId = query.get('batch');
  const sent = query.get('sent');
  if (!isId(sessionId)) return wrong('session', 'must be 1 to 64 of A-Z a-z 0-9 _ -');
  if (!isId(batchId)) return wrong('batch', 'must be 1 to 64 of A-Z a-z 0-9 _ -');
  const sentAt = clockIn(sent);
  if (sentAt === null) return wrong('sent', 'must be the time by the client’s own clock, in Unix milliseconds');
  return { apiKey, sessionId, batchId, sentAt };
}

/** The query of a request's address, which the runtime has already parsed and written out: parsing all of it again costs more. */
function queryOf(address: string): URLSearchParams {
  const start = address.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : address.slice(start));
}

/** What a client's clock shows, written plainly; it may be any time, also before 1970. */
function clockIn(sent: string | null): number | null {
  if (sent === null || !/^-?\d{1,16}(\.\d{1,6})?$/.test(sent)) return null;
  const time = Number(sent);
  return time >= CLOCK_BOUNDS.min && time <= CLOCK_BOUNDS.max ? time : null;
}

function bearerOf(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

function wrong(field: string, detail: string): Response {
  return problemResponse('invalid_request', `The query parameter ${field} ${detail}.`, { place: { field } });
}
