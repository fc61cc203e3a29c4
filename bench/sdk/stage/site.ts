import { createServer } from 'node:http';
import { close, listen } from './listen.ts';

/** A shop page that has one of everything that SDKs look at. */
const BODY = `
  <h1>Laptop X1</h1>
  <nav><a id="next" href="/next">Next page</a> <button id="route" type="button">Route</button></nav>
  <article data-crow-product='{"id":"laptop-x1","name":"Laptop X1","price":1299,"currency":"EUR"}'>
    <button id="cart" type="button"><span>Add to cart</span></button>
  </article>
  <form id="order" onsubmit="return false">
    <input id="name" name="name"> <input id="mail" name="mail" type="email"> <input id="secret" name="secret" type="password">
    <input id="number" name="number"> <textarea id="note" name="note"></textarea>
    <button id="send">Send</button>
  </form>
  <div id="editor" contenteditable="true">Note</div>
  <main id="main"></main>`;

export interface Site {
  origin: string;
  /** Bodies of pages by path, and texts of further scripts; a page that is not in here has one of everything. */
  bodies: Map<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the customer's site. `/app.js` is the app; `/elsewhere` a page without it; `/bare` one that does not start it
 * and has a fine clock (it is cross-origin isolated); every other path is a shop page with it.
 * @param before script that runs ahead of the app
 */
export async function startSite(app: string, endpoint: string, before: string): Promise<Site> {
  const bodies: Site['bodies'] = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      response.end(pathname === '/app.js' ? app : bodies.get(pathname));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (pathname === '/bare') {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    response.end(pageOf(pathname, bodies.get(pathname) ?? BODY, endpoint, before));
  });
  const port = await listen(server);
  return { origin: `http://127.0.0.1:${port}`, bodies, close: () => close(server) };
}

function pageOf(path: string, body: string, endpoint: string, before: string): string {
  const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">`;
  if (path === '/elsewhere') return `${head}</head><body><h1>Elsewhere</h1></body></html>`;
  const begin = `window.bench = { endpoint: ${JSON.stringify(endpoint)}, longTasks: 0, removed: [] };
    new PerformanceObserver((list) => { bench.longTasks += list.getEntries().length; }).observe({ type: 'longtask', buffered: true });`;
  const app = path === '/bare' ? '' : '<script defer src="/app.js"></script>';
  return `${head}<script>${begin}</script><script>${before}</script>${app}</head><body>${body}</body></html>`;
}
