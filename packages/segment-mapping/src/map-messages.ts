import { checkEvent, exceedsBytes, LIMITS } from '@crow/contracts';
import { batchesOf, type MappedBatch, type MappedMessage } from './batches.ts';
import { consentOf } from './consent.ts';
import { eventsOf } from './events.ts';
import { factsOf, userAgentOf } from './head.ts';
import { eventIdOf, personOf, sessionIdOf } from './identity.ts';
import { type Fields, fieldsOf, isFields, isMessageType, type MessageType, textIn } from './message.ts';
import { type Note, Refused, type TakeDown } from './notes.ts';
import { timeIn } from './time.ts';

/** A request of Segment's tracking API. */
export interface SegmentRequest {
  messages: readonly unknown[];
  /** What the address says that the messages are; in a batch each says it itself. */
  type?: MessageType;
  /** What the batch says for each of its messages. */
  context?: unknown;
  sentAt?: unknown;
}

/** What is known of a request that it does not say itself; for messages that name neither an id nor a time. */
export interface Arrival {
  /** The server's clock, Unix milliseconds. */
  at: number;
  /** Names this request and no other. */
  nonce: string;
}

/** A request in our protocol. */
export interface Mapping {
  batches: MappedBatch[];
  /** Messages that are in none of the batches. */
  rejected: Note[];
  /** Parts of the other messages that were shortened or left out. */
  changed: Note[];
}

/** Maps the messages of a request, each for itself: one that is bad costs none of its neighbours. */
export async function mapMessages(request: SegmentRequest, arrival: Arrival): Promise<Mapping> {
  const rejected: Note[] = [];
  const changed: Note[] = [];
  const mapped: MappedMessage[] = [];
  for (const [index, value] of request.messages.entries()) {
    const messageId = isFields(value) ? textIn(value.messageId)?.slice(0, LIMITS.idLength) : undefined;
    const place = { index, ...(messageId === undefined ? {} : { messageId }) };
    const notes: Note[] = [];
    const takeDown: TakeDown = (code, field, message) =>
      notes.push({ ...place, code, field: shortPath(field), message });
    try {
      mapped.push(await mapMessage(value, index, request, arrival, takeDown));
      changed.push(...notes);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, field, message } = error;
      rejected.push({ ...place, code, ...(field === undefined ? {} : { field: shortPath(field) }), message });
    }
  }
  return { batches: await batchesOf(mapped), rejected, changed };
}

async function mapMessage(
  value: unknown,
  index: number,
  request: SegmentRequest,
  arrival: Arrival,
  takeDown: TakeDown,
): Promise<MappedMessage> {
  if (!isFields(value)) throw new Refused('not_an_object', undefined, 'a message must be an object');
  if (exceedsBytes(value, LIMITS.eventBytes)) {
    throw new Refused('too_large', undefined, `a message has at most ${LIMITS.eventBytes} bytes and 64 levels`);
  }
  const type = request.type ?? value.type;
  if (!isMessageType(type)) throw new Refused('unknown_type', 'type', 'type must be one of Segment’s calls');
  const message: Fields = value;
  const context: Fields = { ...fieldsOf(request.context), ...fieldsOf(message.context) };
  if (consentOf(context)?.analytics === false) {
    throw new Refused('consent_denied', 'context.consent', 'the visitor did not agree to analytics');
  }
  const person = personOf(message);
  const sentAt = timeIn(request.sentAt) ?? timeIn(message.sentAt) ?? null;
  const ts = timeIn(message.originalTimestamp) ?? timeIn(message.timestamp) ?? sentAt ?? arrival.at;
  const id = await eventIdOf(message, `${arrival.nonce}/${index}`);
  const facts = await factsOf({ ...message, context }, context, person);
  const events = await eventsOf(type, { message, context, person, id, ts }, takeDown);
  for (const event of events) {
    const rejection = checkEvent(event, index, {});
    if (rejection) throw new Refused(rejection.code, rejection.field, rejection.message);
  }
  return {
    index,
    sessionId: await sessionIdOf(person, context, ts),
    facts,
    events,
    sentAt,
    userAgent: userAgentOf(context),
  };
}

/** Paths are told to people; names of properties may be of any length. */
function shortPath(path: string): string {
  return path.slice(0, 200).toWellFormed();
}
