import { isId, problemResponse } from '@crow/contracts';

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
  if (sent === null || !/^\d{1,15}$/.test(sent)) return wrong('sent', 'must be a time in Unix milliseconds');
  return { apiKey, sessionId, batchId, sentAt: Number(sent) };
}

/** The query of a request's address, which the runtime has already parsed and written out: parsing all of it again costs more. */
function queryOf(address: string): URLSearchParams {
  const start = address.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : address.slice(start));
}

function bearerOf(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

function wrong(field: string, detail: string): Response {
  return problemResponse('invalid_request', `The query parameter ${field} ${detail}.`, { place: { field } });
}
