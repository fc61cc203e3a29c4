/**
 * Problem documents (RFC 9457), media type `application/problem+json`.
 * `type` is stable and safe to program against; `detail` is for people.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /** Where in the request body the problem is: 1-based line and column, or a field path. */
  place?: { line?: number; column?: number; field?: string };
}

const PROBLEMS = {
  unauthenticated: [401, 'No valid credentials'],
  unknown_key: [401, 'Unknown API key'],
  revoked_key: [401, 'Revoked API key'],
  key_expired: [401, 'Expired API key'],
  key_replaced: [401, 'Replaced API key'],
  wrong_key_kind: [403, 'Wrong kind of API key'],
  forbidden: [403, 'Not allowed'],
  origin_not_allowed: [403, 'Origin not allowed for this API key'],
  not_found: [404, 'Not found'],
  method_not_allowed: [405, 'Method not allowed'],
  invalid_request: [400, 'Invalid request'],
  malformed_body: [400, 'Malformed body'],
  session_mismatch: [400, 'Body and address disagree'],
  conflict: [409, 'Conflict'],
  too_large: [413, 'Too large'],
  unsupported_encoding: [415, 'Unsupported content coding'],
  rate_limited: [429, 'Too many requests'],
  unavailable: [503, 'Temporarily unavailable'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** Builds the problem document for a code. */
export function problem(code: ProblemCode, detail?: string, place?: Problem['place']): Problem {
  const [status, title] = PROBLEMS[code];
  return {
    type: `urn:crow:problem:${code}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Builds the HTTP answer that carries the problem document. */
export function problemResponse(
  code: ProblemCode,
  detail?: string,
  options: { place?: Problem['place']; headers?: Record<string, string> } = {},
): Response {
  const body = problem(code, detail, options.place);
  const headers = new Headers(options.headers);
  headers.set('content-type', 'application/problem+json');
  headers.set('cache-control', 'no-store');
  return new Response(JSON.stringify(body), { status: body.status, headers });
}
