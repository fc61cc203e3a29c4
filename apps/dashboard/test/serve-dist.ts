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

/** The rules of `_headers`: a path, with `*` at its end for all below it, and the headers that its files get. */
function readHeaderRules(): { prefix: string; headers: Record<string, string> }[] {
  return readFileSync(join(dist, '_headers'), 'utf8')
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n');
      const headers = lines.map((line) =>
        line
          .trim()
          .split(/:\s(.*)/s)
          .slice(0, 2),
      );
      return { prefix: path.replace(/\*$/, ''), headers: Object.fromEntries(headers) };
    });
}

function readAsset(path: string): Buffer | undefined {
  try {
    return readFileSync(join(dist, normalize(path)));
  } catch {
    return undefined;
  }
}

const rules = readHeaderRules();

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const asset = extname(pathname) === '' ? undefined : readAsset(pathname);
  const body = asset ?? readAsset('index.html');
  const type = TYPES[asset ? extname(pathname) : '.html'] ?? 'application/octet-stream';
  const headers = rules.filter(({ prefix }) => pathname.startsWith(prefix)).map((rule) => rule.headers);
  response.writeHead(200, Object.assign({ 'content-type': type }, ...headers)).end(body);
}).listen(port, '127.0.0.1');
