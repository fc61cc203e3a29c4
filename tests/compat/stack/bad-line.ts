import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { close, listen } from './listen.ts';

/** A request that went over the line, and what its sender was answered. */
export interface Passed {
  method: string;
  path: string;
  status: number;
}

/** A line to CROW that can lose answers. */
export interface BadLine {
  endpoint: string;
  passed: Passed[];
  /** The next requests that send events reach CROW, but their senders hear of a failure. */
  loseAnswers(count: number): void;
  end(): void;
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Opens a line to CROW. */
export async function openLine(crow: string): Promise<BadLine> {
  let toLose = 0;
  const passed: Passed[] = [];
  const server = createServer(async (from, response) => {
    const answer = await forward(from, crow);
    const path = from.url ?? '';
    const isLost = from.method === 'POST' && toLose > 0;
    if (isLost) toLose -= 1;
    const status = isLost ? 503 : answer.status;
    passed.push({ method: from.method ?? '', path, status });
    response.writeHead(status, answer.headers);
    response.end(answer.body);
  });
  return {
    endpoint: await listen(server),
    passed,
    loseAnswers(count) {
      toLose = count;
    },
    end: () => close(server),
  };
}

/** Passes a request on as it is, with the address that its sender knows: settings of clients are made from it. */
async function forward(from: IncomingMessage, crow: string): Promise<Answer> {
  const { method, headers, url = '/' } = from;
  const body = await buffer(from);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const on = request(new URL(url, crow), { method, headers }, resolve);
    on.on('error', reject);
    on.end(body);
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
}
