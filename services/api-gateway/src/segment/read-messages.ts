import { mendJson, problemResponse, readRequestBody } from '@crow/contracts';
import type { MessageType, SegmentRequest } from '@crow/segment-mapping';
import { refuseBody } from '../answers/refuse-body.ts';

/** Bytes of a request, unpacked. Segment allows 500 KB; RudderStack's client fills its batches up to this. */
export const REQUEST_BYTES = 512 * 1024;
/** Messages of a request: each may be of another person, and so be stored by itself. */
export const REQUEST_MESSAGES = 1000;
const TOO_LARGE = `A request has at most ${REQUEST_BYTES} bytes, unpacked; send its messages in several.`;

/** What the body of a request says. */
export interface ReadMessages {
  request: SegmentRequest;
  /** The key, where the client writes it into the body. */
  writeKey: string | undefined;
}

/** Reads a body, packed or not, never more of it than is allowed; what is wrong with it comes back as the answer to give. */
export async function readMessages(request: Request, type: MessageType | 'batch'): Promise<ReadMessages | Response> {
  const body = await readRequestBody(request, REQUEST_BYTES);
  if (!body.ok) return refuseBody(body.reason, TOO_LARGE);
  let value: unknown;
  try {
    value = JSON.parse(mendJson(body.text));
  } catch {
    return problemResponse('malformed_body', 'The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return problemResponse('invalid_request', 'The body must be a JSON object.');
  }
  return messagesIn(value as Record<string, unknown>, type); // from JSON; its fields are looked at where they are used
}

function messagesIn(body: Record<string, unknown>, type: MessageType | 'batch'): ReadMessages | Response {
  const { batch, writeKey, context, sentAt } = body;
  if (type !== 'batch') return { request: { messages: [body], type, sentAt }, writeKey: keyIn(writeKey) };
  if (!Array.isArray(batch)) {
    return problemResponse('invalid_request', 'batch must be a list of messages.', { place: { field: 'batch' } });
  }
  if (batch.length > REQUEST_MESSAGES) {
    return problemResponse('too_large', `A request has at most ${REQUEST_MESSAGES} messages; send them in several.`);
  }
  const first = (batch[0] ?? {}) as { writeKey?: unknown };
  return { request: { messages: batch, context, sentAt }, writeKey: keyIn(writeKey) ?? keyIn(first.writeKey) };
}

function keyIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
