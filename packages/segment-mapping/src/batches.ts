import { ID_PREFIX, LIMITS, type WireBatch, type WireContext, type WireEvent } from '@crow/contracts';
import { hashedId } from './hashed-id.ts';
import type { Facts } from './head.ts';

/** A batch of our protocol with what its delivery says of it. */
export interface MappedBatch {
  batch: WireBatch;
  /** The client's clock when it sent this, Unix milliseconds; null when it did not say. */
  sentAt: number | null;
  /** The visitor's browser, when the client says it. */
  userAgent?: string;
  /** Positions of the messages that are in it. */
  messages: number[];
  /** For each event the position of its message. */
  messageOf: number[];
}

/** A message that was mapped. */
export interface MappedMessage {
  index: number;
  sessionId: string;
  facts: Facts;
  events: WireEvent[];
  sentAt: number | null;
  userAgent: string | undefined;
}

/**
 * Puts messages together by their sessions, in the order in which they were sent, each batch within the caps of the protocol.
 * Of the facts that they tell the last ones count.
 * A batch's id is made from what is in it, so the same messages sent again are the same batch.
 */
export async function batchesOf(messages: readonly MappedMessage[]): Promise<MappedBatch[]> {
  const sessions = Map.groupBy(messages, ({ sessionId }) => sessionId);
  return Promise.all([...sessions.values()].flatMap(inParts).map(batchOf));
}

function inParts(messages: readonly MappedMessage[]): MappedMessage[][] {
  const parts: MappedMessage[][] = [];
  let [events, bytes] = [0, 0];
  for (const message of messages) {
    const size = bytesOf(message.events) + bytesOf(message.facts);
    const part = parts.at(-1);
    events += message.events.length;
    bytes += size;
    if (part && events <= LIMITS.batchEvents && bytes <= LIMITS.batchBytes - HEAD_BYTES) part.push(message);
    else {
      parts.push([message]);
      [events, bytes] = [message.events.length, size];
    }
  }
  return parts;
}

/** Room for the ids and numbers of a head. */
const HEAD_BYTES = 1024;

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

async function batchOf(messages: MappedMessage[]): Promise<MappedBatch> {
  const events = messages.flatMap((message) => message.events);
  const { sessionId } = messages[0] as MappedMessage; // a part has at least the message that it was begun with
  const facts: Facts = Object.assign({}, ...messages.map((message) => message.facts));
  const context: WireContext = Object.assign({}, ...messages.map((message) => message.facts.context));
  const sentAt = Math.max(...messages.map((message) => message.sentAt ?? 0));
  const userAgent = messages.findLast((message) => message.userAgent !== undefined)?.userAgent;
  return {
    batch: {
      v: 1,
      batchId: await hashedId(ID_PREFIX.batch, sessionId, ...events.map(({ id }) => id ?? '')),
      sessionId,
      source: 'segment',
      seq: 0,
      at: events[0]?.ts ?? 0,
      ...facts,
      context,
      events,
    },
    sentAt: sentAt === 0 ? null : sentAt,
    ...(userAgent === undefined ? {} : { userAgent }),
    messages: messages.map(({ index }) => index),
    messageOf: messages.flatMap(({ index, events: own }) => own.map(() => index)),
  };
}
