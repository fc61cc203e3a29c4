import { createServer } from 'node:http';
import { close, listen } from './listen.ts';

/** What a page of the site knows of CROW. */
export interface Connection {
  endpoint: string;
  writeKey: string;
}

export interface Site {
  address: string;
  end(): void;
}

/** A site whose pages run an app; its origin is another one than that of CROW. */
export async function openSite(app: string, connection: Connection): Promise<Site> {
  const page = `<!doctype html><html lang="en"><title>Laptop X1</title>
    <script>globalThis.connection = ${JSON.stringify(connection)}</script><script src="/app.js"></script>`;
  const server = createServer((request, response) => {
    const isApp = request.url === '/app.js';
    response.writeHead(200, { 'content-type': isApp ? 'text/javascript' : 'text/html; charset=utf-8' });
    response.end(isApp ? app : page);
  });
  return {
    address: await listen(server),
    end: () => close(server),
  };
}
