import { ACCEPTED_ENCODINGS, type BodyReading, problemResponse } from '@crow/contracts';

/**
 * The answer to a body that could not be read.
 * @param tooLarge what to say to a client whose body is too large
 */
export function refuseBody(reason: Extract<BodyReading, { ok: false }>['reason'], tooLarge: string): Response {
  switch (reason) {
    case 'too_large':
      return problemResponse('too_large', tooLarge);
    case 'unknown_encoding': {
      const detail = `Send the body as it is, or in one of: ${ACCEPTED_ENCODINGS}.`;
      return problemResponse('unsupported_encoding', detail, { headers: { 'accept-encoding': ACCEPTED_ENCODINGS } });
    }
    case 'not_packed':
      return problemResponse('malformed_body', 'The body is not packed as content-encoding says, or was cut off.');
    case 'not_utf8':
      return problemResponse('malformed_body', 'The body is not UTF-8.');
  }
}
