import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import {
  campaignOf,
  mendJson,
  type WireBatch,
  type WireEvent,
  wireBatchHead,
  wireEvent,
  writeOutEvents,
} from '@crow/contracts';
import { listenOnLoopback } from './listen.ts';

/** One try of a batch, as it reached the server. */
export interface Try {
  at: number;
  batchId: string;
  /** By the clock of the page. */
  sentAt: number;
  body: string;
  batch: WireBatch;
  /** Status that was answered; 0 when the connection was left hanging or cut. */
  status: number;
}

/** An event as the server would store it. */
export type StoredEvent = WireEvent & { eventId: string; ts: number; where: string; titled?: string };

/** What the server does with a try. */
export type Behaviour = { status: number; headers?: Record<string, string>; body?: unknown } | 'hang' | 'cut' | 'store';

/** A server for batches that remembers everything and fails on demand. It drops batches that it has stored. */
export interface Collector {
  endpoint: string;
  tries: Try[];
  preflights: number;
  /** What is wrong with what arrived, by the schema of the wire. */
  faults: string[];
  behave: (request: Pick<Try, 'batch' | 'sentAt'> & { tries: Try[] }) => Behaviour;
  /** Stored events, each batch once. */
  events(): StoredEvent[];
  batches(): WireBatch[];
  names(): string[];
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const stored = new Map<string, WireBatch>();
  const server = createServer((request, response) => void receive(request, response));
  const { origin, close } = await listenOnLoopback(server);

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-expose-headers', 'retry-after');
    if (request.method === 'OPTIONS') {
      collector.preflights++;
      response.writeHead(204).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = mendJson(Buffer.concat(chunks).toString());
    const query = new URL(request.url ?? '/', origin).searchParams;
    const batch = JSON.parse(body) as WireBatch;
    writeOutEvents(batch.events, batch.pages);
    collector.faults.push(...faultsOf(request, query, batch));
    const sentAt = Number(query.get('sent'));
    const behaviour = collector.behave({ batch, sentAt, tries: collector.tries });
    const status = behaviour === 'store' ? 202 : typeof behaviour === 'string' ? 0 : behaviour.status;
    collector.tries.push({
      at: Date.now(),
      batchId: batch.batchId,
      sentAt,
      body,
      batch,
      status,
    });
    if (behaviour === 'hang') return;
    if (behaviour === 'cut') {
      request.socket.destroy();
      return;
    }
    if (behaviour !== 'store') {
      response.writeHead(status, behaviour.headers).end(JSON.stringify(behaviour.body ?? {}));
      return;
    }
    const duplicate = stored.has(batch.batchId);
    if (!duplicate) stored.set(batch.batchId, batch);
    const receipt = { batchId: batch.batchId, accepted: batch.events.length, duplicate, rejected: [] };
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify(receipt));
  }

  const collector: Collector = {
    endpoint: origin,
    tries: [],
    preflights: 0,
    faults: [],
    behave: () => 'store',
    batches: () => [...stored.values()],
    events: () => [...stored.values()].flatMap(eventsOf).sort((a, b) => a.ts - b.ts),
    names: () => collector.events().flatMap((event) => (event.type === 'custom' ? event.name : [])),
    close,
  };
  return collector;
}

function eventsOf(batch: WireBatch): StoredEvent[] {
  let at = 0;
  return batch.events.map((event, index) => {
    at = event.page ?? at;
    const page = batch.pages?.[at];
    const campaign = event.type === 'page_view' && campaignOf(page?.url ?? '');
    return {
      ...event,
      ...(campaign && { campaign }),
      eventId: event.id ?? `${batch.source}-${batch.seq + index}`,
      ts: batch.at + (event.t ?? 0),
      where: page?.url ?? '',
      ...(page?.title === undefined ? {} : { titled: page.title }),
    };
  });
}

function faultsOf(request: IncomingMessage, query: URLSearchParams, batch: WireBatch): string[] {
  const faults: string[] = [];
  const { events, ...head } = batch;
  const verdict = wireBatchHead.strict().safeParse(head);
  if (!verdict.success) faults.push(verdict.error.message);
  for (const event of events) {
    const judged = wireEvent.safeParse(event);
    if (!judged.success) faults.push(`${JSON.stringify(event)}: ${judged.error.message}`);
  }
  if (events.length === 0 || events.length > 500) faults.push(`${events.length} events`);
  if (query.get('session') !== head.sessionId || query.get('batch') !== head.batchId)
    faults.push('address and body differ');
  if (!query.get('key') || !/^\d{13}$/.test(query.get('sent') ?? '')) faults.push('key or sent is missing');
  if (!request.headers['content-type']?.startsWith('text/plain')) faults.push('not sent as text/plain');
  if (request.headers.cookie) faults.push('sent with cookies');
  if (new URL(request.headers.referer ?? 'http://none/').pathname !== '/') faults.push('the referrer tells the page');
  return faults;
}
