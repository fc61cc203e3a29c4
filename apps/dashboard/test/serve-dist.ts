import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

/** Serves `dist` as the gateway does: headers from `_headers`, every other address answers with the app. */

const dist = join(import.meta.dirname, '../dist');
const port = Number(process.argv[2]);

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** The rules of `/*`, the first block of the file. */
function headersForAll(): Record<string, string> {
  const [first = ''] = readFileSync(join(dist, '_headers'), 'utf8').split(/\n\n/);
  const lines = first.split('\n').filter((line) => line.startsWith('  '));
  return Object.fromEntries(
    lines.map((line) =>
      line
        .trim()
        .split(/:\s(.*)/s)
        .slice(0, 2),
    ),
  );
}

function readAsset(path: string): Buffer | undefined {
  try {
    return readFileSync(join(dist, normalize(path)));
  } catch {
    return undefined;
  }
}

const headers = headersForAll();

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const asset = extname(pathname) === '' ? undefined : readAsset(pathname);
  const body = asset ?? readAsset('index.html');
  const type = TYPES[asset ? extname(pathname) : '.html'] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'content-type': type }).end(body);
}).listen(port, '127.0.0.1');
