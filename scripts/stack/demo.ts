import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SetupAnswer, SetupRequest } from '@crow/contracts';
import { writePrivately } from './secrets.ts';
import { addressesOf, ROOT, type StackSettings } from './settings.ts';

/** What a person needs to use the demo organization; kept in the data folder. */
export interface Demo {
  endpoint: string;
  dashboard: string;
  shop: string;
  email: string;
  password: string;
  organizationId: string;
  apiKey: string;
}

interface FeedProduct {
  id: string;
  name: string;
  category?: string;
  brand?: string;
  price?: number;
  currency?: string;
  url?: string;
}

/** The demo organization as an earlier start made it, at the addresses of now; null before the first start is over. */
export function knownDemo(settings: StackSettings): Demo | null {
  const { email, password, organizationId, apiKey } = readDemo(settings);
  if (!email || !password || !organizationId || !apiKey) return null;
  return demoAt(settings, { email, password }, { organizationId, apiKey });
}

/**
 * Makes the demo organization on the first start, with its owner, product catalog and API key.
 * The password is generated, and written down before it is used: a start that is killed in the middle can be repeated.
 * @throws when the organization service refuses
 */
export async function ensureDemo(settings: StackSettings, setupToken: string): Promise<Demo> {
  const known = readDemo(settings);
  const login = { email: known.email ?? 'owner@demo.example', password: known.password ?? makePassword() };
  writeDemo(settings, { ...known, ...login });

  const answer = await setUp(addressesOf(settings).api, setupToken, requestFor(settings, login));
  const demo = demoAt(settings, login, answer);
  writeDemo(settings, demo);
  return demo;
}

function demoAt(
  settings: StackSettings,
  login: Pick<Demo, 'email' | 'password'>,
  { organizationId, apiKey }: Pick<Demo, 'organizationId' | 'apiKey'>,
): Demo {
  const { api, dashboard, shop } = addressesOf(settings);
  return { endpoint: api, dashboard, shop, ...login, organizationId, apiKey };
}

function readDemo(settings: StackSettings): Partial<Demo> {
  const path = pathOf(settings);
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Partial<Demo>;
  } catch (cause) {
    throw new Error(
      `${path} is damaged. It holds the login of the demo: put it back as it was, or begin in another folder: CROW_DATA=/another/folder npm start`,
      { cause },
    );
  }
}

function writeDemo(settings: StackSettings, demo: Partial<Demo>): void {
  writePrivately(pathOf(settings), JSON.stringify(demo, null, 2));
}

function pathOf({ dataDir }: StackSettings): string {
  return join(dataDir, 'demo.json');
}

function requestFor(settings: StackSettings, login: { email: string; password: string }): SetupRequest {
  return {
    organization: {
      name: 'Fjord Electronics',
      slug: 'demo',
      language: 'en',
      currency: 'EUR',
      idleMs: settings.demoIdleMs,
    },
    owner: { name: 'Demo Owner', ...login },
    key: { name: 'Demo shop', allowedOrigins: [`localhost:${settings.shopPort}`] },
    catalog: readCatalog(),
  };
}

function readCatalog(): FeedProduct[] {
  const feed = JSON.parse(readFileSync(join(ROOT, 'apps/demo-shop/catalog.json'), 'utf8')) as FeedProduct[];
  return feed.map(
    ({ id, name, category, brand, price, currency, url }) =>
      ({ id, name, category, brand, price, currency, url }) as FeedProduct,
  );
}

async function setUp(api: string, token: string, request: SetupRequest): Promise<SetupAnswer> {
  const response = await fetch(`${api}/v1/setup`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (!response.ok)
    throw new Error(`Setting up the demo organization failed with ${response.status}: ${await response.text()}`);
  return (await response.json()) as SetupAnswer;
}

/** Four groups of letters and digits that can't be mistaken for one another: about 79 bits. */
function makePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
