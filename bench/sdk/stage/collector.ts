import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Adapter, Answer, SdkEvent } from '../adapters/adapter.ts';
import { textOf } from './decode.ts';
import { close, listen } from './listen.ts';

/** A request as it reached the collector. */
export interface Received {
  /** When its last byte arrived, Unix milliseconds. */
  at: number;
  method: string;
  /** Path and query. */
  path: string;
  headers: IncomingMessage['headers'];
  /** Bytes of body, path and query as sent; headers are the browser's and not counted. */
  bytes: number;
  /** The body, decompressed. */
  text: string;
}

/** A request that carried events. */
export interface Delivery extends Received {
  events: SdkEvent[];
  /** Status that was answered; 0 when it was left without an answer. */
  status: number;
}

/** What happens to a request that carries events; others are always answered as the vendor would. */
export type Behaviour = 'accept' | 'hang' | { status: number; headers?: Record<string, string> };

/** A server that plays a vendor's and keeps everything that it was sent. It fails on demand. */
export interface Collector {
  endpoint: string;
  received: Received[];
  deliveries: Delivery[];
  preflights: number;
  behave: (delivery: Delivery) => Behaviour;
  /** Refuses connections from now on. */
  refuse(): Promise<void>;
  /** Takes connections again, at the same address. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

export async function startCollector(adapter: Adapter): Promise<Collector> {
  let server = createServer(handle);
  const port = await listen(server);

  function handle(request: IncomingMessage, response: ServerResponse): void {
    // A page that is closed cuts its connection: what did not arrive is not delivered, and nothing is wrong.
    receive(request, response).catch(() => request.socket.destroy());
  }

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allowEveryone(request, response);
    if (request.method === 'OPTIONS') {
      collector.preflights++;
      response.writeHead(204).end();
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '/';
    const received: Received = {
      ...{ at: Date.now(), method: request.method ?? '', path, headers: request.headers },
      ...{ bytes: body.length + path.length, text: textOf(body) },
    };
    collector.received.push(received);
    const events = adapter.events(received);
    if (events.length === 0) return send(response, adapter.answer(received) ?? { status: 200, body: '{}' });
    const delivery: Delivery = { ...received, events, status: 0 };
    collector.deliveries.push(delivery);
    const behaviour = collector.behave(delivery);
    if (behaviour === 'hang') return;
    const answer =
      behaviour === 'accept' ? (adapter.answer(received) ?? { status: 200, body: '{}' }) : { body: '{}', ...behaviour };
    delivery.status = answer.status;
    send(response, answer);
  }

  const collector: Collector = {
    endpoint: `http://127.0.0.1:${port}`,
    received: [],
    deliveries: [],
    preflights: 0,
    behave: () => 'accept',
    refuse: () => close(server),
    async recover() {
      server = createServer(handle);
      await listen(server, port);
    },
    close: () => close(server),
  };
  return collector;
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** Cross-origin rules as vendors have them; a permission is remembered, so that it is asked for once. */
function allowEveryone(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-expose-headers', 'retry-after');
  response.setHeader('access-control-max-age', '600');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}
