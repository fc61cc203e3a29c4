import { APICallError, type LanguageModelUsage, NoObjectGeneratedError, RetryError } from 'ai';
import { parseAnswer } from './parse-answer.ts';
import { type Failure, NO_TOKENS, type Reply, type Tokens } from './reply.ts';

/** Reads what the SDK throws: an answer that only needed its fence off, or why there is none. */
export function readFailure(thrown: unknown): Reply {
  const error = RetryError.isInstance(thrown) ? thrown.lastError : thrown;
  if (NoObjectGeneratedError.isInstance(error)) return readAnswerless(error);
  return { tokens: NO_TOKENS, failure: APICallError.isInstance(error) ? ofApi(error) : ofConnection(error) };
}

export function tokensOf(usage: LanguageModelUsage | undefined): Tokens {
  // Absent counts come as undefined or NaN.
  return { input: usage?.inputTokens || 0, output: usage?.outputTokens || 0 };
}

function readAnswerless({ finishReason, text, usage }: NoObjectGeneratedError): Reply {
  const tokens = tokensOf(usage);
  if (finishReason === 'length') return { tokens, failure: { ending: 'cut_off', again: 'once' } };
  if (finishReason === 'content-filter') return { tokens, failure: { ending: 'blocked', again: 'never' } };
  const parsed = parseAnswer(text ?? '');
  if ('answer' in parsed) return { tokens, answer: parsed.answer };
  return { tokens, failure: { ending: parsed.fault, again: 'once', note: parsed.note } };
}

function ofApi(error: APICallError): Failure {
  const { statusCode: status, responseBody = '' } = error;
  if (status === undefined) return { ending: 'connection_lost', again: 'patiently' };
  const waitMs = waitOf(error);
  const wait = waitMs === undefined ? {} : { waitMs };
  if (status === 429) return { ending: 'rate_limited', again: 'patiently', ...wait };
  // Below 400 it is no error of the provider but a page of somebody in between.
  if (status >= 500 || status < 400) return { ending: 'server_failed', again: 'patiently', ...wait };
  if (status === 401 || status === 403 || (status === 400 && /API[_ ]key/i.test(responseBody))) {
    return { ending: 'key_refused', again: 'never' };
  }
  return { ending: status === 404 ? 'model_unknown' : 'request_refused', again: 'never' };
}

/** How long to wait by the headers, or by `RetryInfo` in the body. */
function waitOf({ responseHeaders = {}, responseBody = '' }: APICallError): number | undefined {
  const told: [string | undefined, number][] = [
    [responseHeaders['retry-after-ms'], 1],
    [responseHeaders['retry-after'], 1_000],
    [/"retryDelay"\s*:\s*"([\d.]+)s"/.exec(responseBody)?.[1], 1_000],
  ];
  return told
    .map(([text, unitMs]) => (text === undefined || text === '' ? Number.NaN : Number(text) * unitMs))
    .find((ms) => Number.isFinite(ms) && ms >= 0);
}

function ofConnection(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError') return { ending: 'timed_out', again: 'once' };
  return { ending: 'connection_lost', again: 'patiently' };
}
