import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ROOT } from '../stack/settings.ts';
import { blocksOf } from './blocks.ts';

const GUIDE = readFileSync(join(ROOT, 'docs/first-party-proxy.md'), 'utf8');
const recipe = (language: string) => blocksOf(GUIDE).find((block) => block.language === language)?.code ?? '';

/** What the gateway reads, by its own words. */
const HEADERS = [
  ...readFileSync(join(ROOT, 'services/api-gateway/src/proxies/proxied-client.ts'), 'utf8').matchAll(
    /'(x-crow-[a-z-]+)'/g,
  ),
].map(([, name = '']) => name);

test('the guide names the headers that the gateway reads, and no other', () => {
  expect(HEADERS).toHaveLength(6);
  const named = [...GUIDE.matchAll(/`(X-Crow-[A-Za-z-]+)`/g)].map(([, name = '']) => name.toLowerCase());
  expect([...new Set(named)].sort()).toEqual(HEADERS.toSorted());
});

test.each(['nginx', 'caddy'])('the recipe for %s sets or removes each of them, and the cookies', (language) => {
  const lines = recipe(language).toLowerCase();
  for (const header of [...HEADERS, 'cookie', 'authorization']) {
    expect(lines).toMatch(new RegExp(`(?:proxy_set_header|header_up) -?${header}\\b`));
  }
});

describe('the Worker of the guide', () => {
  let passedOn: Request[] = [];
  beforeEach(() => {
    passedOn = [];
    vi.stubGlobal('fetch', async (url: string, request: Request) => {
      passedOn.push(new Request(url, request));
      return new Response('{"accepted":1}', { status: 202 });
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** What the visitor gets, of the guide's own code. */
  async function ask(path: string, { cf = {}, ...init }: RequestInit & { cf?: object } = {}): Promise<Response> {
    const { default: worker } = (await import(`data:text/javascript,${encodeURIComponent(recipe('js'))}`)) as {
      default: { fetch(request: Request, env: object): Promise<Response> };
    };
    const request = new Request(`https://shop.example${path}`, init);
    return worker.fetch(Object.assign(request, { cf }), { CROW_PROXY_SECRET: 'the secret' });
  }

  test('passes a batch on with what it knows of the visitor, and nothing that the visitor made up', async () => {
    const response = await ask('/c/v1/events?key=k&session=s', {
      method: 'POST',
      body: '{"v":1}',
      cf: { country: 'SE', city: 'Malmö', timezone: 'Europe/Stockholm' },
      headers: {
        'cf-connecting-ip': '2001:db8::7',
        'user-agent': 'Browser/1',
        origin: 'https://shop.example',
        cookie: 'shop=1',
        authorization: 'Basic eDp5',
        'x-crow-proxy-secret': 'a guess',
        'x-crow-client-country': 'US',
        'x-crow-client-region': 'Texas',
      },
    });
    expect([response.status, await response.text()]).toEqual([202, '{"accepted":1}']);
    const [request] = passedOn;
    expect(request?.url).toBe('https://crow.example/v1/events?key=k&session=s');
    expect([request?.method, await request?.text()]).toEqual(['POST', '{"v":1}']);
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(headers).toMatchObject({
      'x-crow-proxy-secret': 'the secret',
      'x-crow-client-address': '2001%3Adb8%3A%3A7',
      'x-crow-client-country': 'SE',
      'x-crow-client-region': '',
      'x-crow-client-city': 'Malm%C3%B6',
      'x-crow-client-timezone': 'Europe%2FStockholm',
      'user-agent': 'Browser/1',
      origin: 'https://shop.example',
    });
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('authorization');
  });

  test('serves the script, and nothing else of CROW', async () => {
    expect((await ask('/c/sdk/crow.global.js')).status).toBe(202);
    for (const path of ['/c/api/me', '/c/v1/setup', '/c/sdk/../api/me', '/c/', '/c/v1/events/x', '/c/sdk']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
    expect(passedOn).toHaveLength(1);
  });
});
