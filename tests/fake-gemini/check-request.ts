import { apiError, type BatchEmbedBody, type EmbedBody, type FakeAnswer, type GenerateBody } from './wire.ts';

/** The one key that the fake knows. */
export const FAKE_KEY = 'fake-gemini-key';

const DIMENSIONS = { least: 128, most: 3072 };
const BATCH = 100;

/** What is wrong with a request, as the API would say it; undefined when nothing is. */
export function faultOf(key: string | undefined, method: string, body: unknown): FakeAnswer | undefined {
  if (key !== FAKE_KEY) {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }];
    return apiError(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', details);
  }
  if (method === 'generateContent') return generateFault(body as GenerateBody);
  if (method === 'embedContent') return embedFault(body as EmbedBody);
  if (method !== 'batchEmbedContents') return apiError(404, 'NOT_FOUND', `Method ${method} is not found.`);
  const { requests = [] } = body as BatchEmbedBody;
  if (requests.length === 0 || requests.length > BATCH) return invalid('requests must be 1 to 100');
  return requests.map(embedFault).find((fault) => fault !== undefined);
}

function generateFault({ contents, generationConfig }: GenerateBody): FakeAnswer | undefined {
  if (!contents?.[0]?.parts[0]?.text) return invalid('contents is empty');
  const schema = generationConfig?.responseJsonSchema;
  if (generationConfig?.responseMimeType !== 'application/json' || !schema) return invalid('no responseJsonSchema');
  if (schema.type !== 'object' || !Array.isArray(schema.required)) return invalid('the schema is of no object');
  return generationConfig.maxOutputTokens ? undefined : invalid('no maxOutputTokens');
}

function embedFault({ content, outputDimensionality = DIMENSIONS.most }: EmbedBody): FakeAnswer | undefined {
  if (!content?.parts[0]?.text) return invalid('content is empty');
  const isInRange = outputDimensionality >= DIMENSIONS.least && outputDimensionality <= DIMENSIONS.most;
  return isInRange ? undefined : invalid('outputDimensionality is out of range');
}

function invalid(message: string): FakeAnswer {
  return apiError(400, 'INVALID_ARGUMENT', message);
}
