import { BODY_ENCODINGS, type BodyFault, problemResponse } from '@crow/contracts';

/** The answer to a body that could not be read. @param tooLarge what to do about one that is too large */
export function refuseBody(fault: BodyFault, tooLarge: string): Response {
  switch (fault) {
    case 'too_large':
      return problemResponse('too_large', tooLarge);
    case 'not_utf8':
      return problemResponse('malformed_body', 'The body is not UTF-8.');
    case 'not_packed':
      return problemResponse('malformed_body', 'The body is not packed as content-encoding says.');
    case 'unknown_encoding': {
      const known = BODY_ENCODINGS.join(', ');
      const detail = `content-encoding may be one of ${known}, or absent.`;
      // RFC 9110, 15.5.16: so a client learns that the coding was the problem.
      return problemResponse('unsupported_encoding', detail, { headers: { 'accept-encoding': known } });
    }
  }
}
