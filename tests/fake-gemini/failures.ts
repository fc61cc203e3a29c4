import { MODELS, modelAnswer } from './models.ts';
import { sessionIn } from './session-data.ts';
import { apiError, type FakeAnswer, type GenerateBody, textAnswer, usage } from './wire.ts';

const honestText = (body: GenerateBody) => JSON.stringify(MODELS.honest?.(sessionIn(body), body));

function withFields(body: GenerateBody, change: Record<string, unknown>): FakeAnswer {
  return textAnswer(JSON.stringify({ ...JSON.parse(honestText(body)), ...change }), body);
}

/** Ways not to answer, by name. */
export const FAILURES: Record<string, (body: GenerateBody) => FakeAnswer> = {
  'rate limit': () => apiError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', [], { 'retry-after': '3' }),
  'rate limit with RetryInfo': () =>
    apiError(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded.', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '7s' },
    ]),
  'rate limit for long': () =>
    apiError(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota.', [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '90s' },
    ]),
  'server error': () => apiError(500, 'INTERNAL', 'An internal error has occurred.'),
  overloaded: () => apiError(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
  'key invalid': () => apiError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.'),
  'key forbidden': () => apiError(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked.'),
  'model gone': () => apiError(404, 'NOT_FOUND', 'models/x is not found for API version v1beta.'),
  'bad request': () => apiError(400, 'INVALID_ARGUMENT', 'Unknown name "thinkingLevel".'),
  reset: () => 'reset',
  slow: () => 'hang',
  'answer blocked': () => ({
    status: 200,
    body: { candidates: [{ finishReason: 'SAFETY', index: 0 }], usageMetadata: usage(300, 0) },
  }),
  'prompt blocked': () => ({
    status: 200,
    body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata: usage(300, 0) },
  }),
  'cut off': (body) => textAnswer(honestText(body).slice(0, 60), body, 'MAX_TOKENS'),
  'no JSON': (body) => textAnswer('Sure, here is what I think of this visit.', body),
  'wrong enum': (body) => withFields(body, { intent: 'world_domination' }),
  'missing field': (body) => withFields(body, { statements: undefined }),
  'HTML with 200': () => ({ status: 200, html: '<!doctype html><title>Sign in to the network</title>' }),
  empty: (body) => textAnswer('', body),
};

/** Ways to answer that only look like failures. */
export const ODDITIES: Record<string, (body: GenerateBody) => FakeAnswer> = {
  fenced: (body) => textAnswer(`\`\`\`json\n${honestText(body)}\n\`\`\``, body),
  'long answers cut off': (body) =>
    (body.generationConfig?.maxOutputTokens ?? 0) > 2_000
      ? textAnswer(honestText(body), body)
      : textAnswer(honestText(body).slice(0, 60), body, 'MAX_TOKENS'),
};

/** What the fake does when it is told one of the names of models, failures and oddities. */
export function behave(name: string, body: GenerateBody): FakeAnswer {
  const model = MODELS[name];
  if (model) return modelAnswer(model, body);
  const other = FAILURES[name] ?? ODDITIES[name];
  if (!other) throw new Error(`the fake does not know "${name}"`);
  return other(body);
}
