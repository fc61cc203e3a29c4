import { createServer } from 'node:http';
import { extname } from 'node:path';
import { listenOnLoopback } from './listen.ts';

/** A web server whose files tests write down. */
export interface Files {
  origin: string;
  /** Texts by path; `hang` is never answered. Other paths have an empty page. */
  texts: Map<string, string | typeof HANG>;
  close(): Promise<void>;
}

export const HANG = Symbol('a request that is never answered');

/** Starts the server; paths that end with `.js` are scripts, all others pages. */
export async function serveFiles(): Promise<Files> {
  const texts: Files['texts'] = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://files');
    const text = texts.get(pathname) ?? '<!doctype html><title>Elsewhere</title>';
    if (text === HANG) return;
    const type = extname(pathname) === '.js' ? 'text/javascript' : 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type }).end(text);
  });
  return { texts, ...(await listenOnLoopback(server)) };
}
