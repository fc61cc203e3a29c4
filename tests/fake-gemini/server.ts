import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultOf } from './check-request.ts';
import { behave } from './failures.ts';
import type { BatchEmbedBody, EmbedBody, FakeAnswer, GenerateBody } from './wire.ts';

/** What one test told the fake to do, and what it was asked since. */
interface Room {
  /** Behaviours of the next calls; the last one stays. */
  plan: string[];
  requests: { path: string; key: string | undefined; body: unknown }[];
}

export interface FakeGemini {
  /** `http://127.0.0.1:<port>`. The API of a room is at `/<room>/v1beta`. */
  url: string;
  stop(): Promise<void>;
}

/**
 * A Gemini API on this machine. Each test has a room of its own: `PUT /<room>` with a list of behaviours says what its
 * next calls meet, `GET /<room>` gives every request since with its body. Requests are checked as the API checks them.
 */
export async function startFakeGemini(port = 0): Promise<FakeGemini> {
  const rooms = new Map<string, Room>();
  const server = createServer((request, response) => {
    void serve(rooms, request, response).catch((error: Error) => {
      response.writeHead(599).end(JSON.stringify({ error: { code: 599, message: error.message, status: 'FAKE' } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(rooms: Map<string, Room>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, name = '', ...rest] = decodeURIComponent(request.url ?? '').split('/');
  const text = await textOf(request);
  if (rest.length === 0) return control(rooms, name, request.method ?? '', text, response);
  const room = roomOf(rooms, name);
  const path = `/${rest.join('/')}`;
  const body: unknown = JSON.parse(text);
  const key = request.headers['x-goog-api-key']?.toString();
  room.requests.push({ path, key, body });
  const method = /^\/v1beta\/models\/[\w.-]+:(\w+)$/.exec(path)?.[1] ?? path;
  send(faultOf(key, method, body) ?? answerTo(room, method, body), response);
}

function answerTo(room: Room, method: string, body: unknown): FakeAnswer {
  if (method === 'embedContent') return { status: 200, body: { embedding: { values: vectorOf(body as EmbedBody) } } };
  if (method === 'batchEmbedContents') {
    const embeddings = (body as BatchEmbedBody).requests?.map((one) => ({ values: vectorOf(one) }));
    return { status: 200, body: { embeddings } };
  }
  const behaviour = room.plan.length > 1 ? room.plan.shift() : room.plan[0];
  return behave(behaviour ?? 'honest', body as GenerateBody);
}

/** A vector of the demanded length that depends on the text only. */
function vectorOf({ content, outputDimensionality = 3072 }: EmbedBody): number[] {
  const text = content?.parts[0]?.text ?? '';
  return Array.from({ length: outputDimensionality }, (_, at) =>
    Math.sin((text.charCodeAt(at % text.length) || 1) * (at + 1)),
  );
}

function control(rooms: Map<string, Room>, name: string, method: string, text: string, response: ServerResponse): void {
  if (method === 'PUT') {
    rooms.set(name, { plan: JSON.parse(text) as string[], requests: [] });
    response.writeHead(204).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(roomOf(rooms, name).requests));
}

function roomOf(rooms: Map<string, Room>, name: string): Room {
  const known = rooms.get(name) ?? { plan: ['honest'], requests: [] };
  rooms.set(name, known);
  return known;
}

function send(answer: FakeAnswer, response: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    response.socket?.destroy();
    return;
  }
  if ('html' in answer) {
    response.writeHead(answer.status, { 'content-type': 'text/html' }).end(answer.html);
    return;
  }
  const headers = { 'content-type': 'application/json', ...answer.headers };
  response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
