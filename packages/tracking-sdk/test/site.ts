import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { listenOnLoopback } from './listen.ts';

/** A small website. */
export interface Site {
  origin: string;
  /** Bodies of its pages by path; other paths have an empty page. */
  pages: Map<string, string>;
  /** Options of the tracker that each page starts, without key and endpoint; `beforeSend` and `plugins` as source text. */
  options: Record<string, unknown>;
  /** Script before the tracker's. */
  before: string;
  close(): Promise<void>;
}

const MODULE = readFileSync(new URL('../dist/index.js', import.meta.url), 'utf8');
const ERRORS = readFileSync(new URL('../dist/errors.js', import.meta.url), 'utf8');
const SCRIPT = readFileSync(new URL('../dist/crow.global.js', import.meta.url), 'utf8');
/** Large enough to be content: browsers take pictures of few bytes per pixel for backgrounds. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><rect width="400" height="300"/><!--${'·'.repeat(9_000)} --></svg>`;

/**
 * Starts a site whose pages keep their tracker as `window.tracker`, made by the script's class, or by the module's where
 * plug-ins are wanted. `/script/…` pages use calls of `crow()` instead; `/picture/300` is a picture that comes after 300 ms.
 */
export async function startSite(endpoint: string): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    if (pathname.endsWith('.js')) {
      response.setHeader('content-type', 'text/javascript');
      response.end({ '/index.js': MODULE, '/errors.js': ERRORS }[pathname] ?? SCRIPT);
      return;
    }
    const wait = /^\/picture\/(\d+)/.exec(pathname)?.[1];
    if (wait) {
      response.setHeader('content-type', 'image/svg+xml');
      setTimeout(() => response.end(PICTURE), Number(wait));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    const { beforeSend, plugins = '[]', ...plain } = site.options;
    const json = JSON.stringify({ apiKey: 'crow_pk_test', endpoint, ...plain });
    const options = json.replace(/}$/, `,"beforeSend":${beforeSend},"plugins":${plugins}}`);
    const start = pathname.startsWith('/script/')
      ? `<script>window.crow=window.crow||function(){(crow.q=crow.q||[]).push(arguments)};crow('init',${options});crow('track','before_load')</script>
         <script async src="/crow.global.js"></script>`
      : plugins === '[]'
        ? `<script defer src="/crow.global.js"></script>
           <script type="module">window.tracker = new CROWTracker(${options});</script>`
        : `<script type="module">import { CROWTracker } from '/index.js'; import { trackErrors, trackRequests } from '/errors.js';
           window.tracker = new CROWTracker(${options});</script>`;
    response.end(`<!doctype html><html><head><title>Page ${pathname}</title><link rel="icon" href="data:,">
      <script>${site.before}</script>${start}</head><body>${site.pages.get(pathname) ?? '<h1>Hello</h1>'}</body></html>`);
  });
  const { origin, close } = await listenOnLoopback(server);
  const site: Site = { origin, pages: new Map(), options: {}, before: '', close };
  return site;
}
