import { env, exports } from 'cloudflare:workers';
import type { SessionEvent, Understander, UnderstandingInput } from '@crow/contracts';
import { analyze } from '@crow/session-analyst';
import { expect, test } from 'vitest';
import { providerOf, type Settings } from './configuration.ts';
import type { GuardBindings } from './guards/shared-guards.ts';
import { analyst } from './providers/analyst.ts';

const { UNDERSTANDER } = env as unknown as { UNDERSTANDER: Understander };

const START = Date.UTC(2026, 9, 1, 10);

function inputOf(events: SessionEvent[]): UnderstandingInput {
  const context = {
    organizationId: 'org_1',
    sessionId: 'ses_1',
    revision: 1,
    keyId: 'key_1',
    platform: 'web' as const,
    startedAt: START,
    endedAt: START + 60_000,
  };
  return {
    session: { context, events },
    organization: { id: 'org_1', name: 'Fjord Electronics', language: 'en', currency: 'EUR' },
    catalog: [{ id: 'laptop-x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' }],
  };
}

const place = (seq: number, path: string) => ({
  id: `e${seq}`,
  seq,
  source: 'tab-1',
  ts: START + seq * 10_000,
  url: `https://shop.example${path}`,
});

test('a visit that ends at the checkout is understood over RPC', async () => {
  const understanding = await UNDERSTANDER.understand(
    inputOf([
      { ...place(1, '/products/laptop-x1'), type: 'page_view' },
      { ...place(2, '/products/laptop-x1'), type: 'click', element: { tag: 'button' }, action: 'add_to_cart' },
      { ...place(3, '/cart'), type: 'page_view' },
      { ...place(4, '/cart'), type: 'click', element: { tag: 'button' }, action: 'checkout' },
    ]),
  );
  expect(understanding).toMatchObject({ intent: 'purchasing', outcome: 'abandoned_checkout', stage: 'checkout' });
  expect(understanding.provenance).toMatchObject({ source: 'analyst', droppedStatements: 0 });
  const [interaction] = understanding.interactions;
  expect(interaction?.text).toMatch(/Laptop X1.*cart.*checkout.*High purchase intent for Laptop X1/);
});

test('a session is read again by the analyst of today, whose version is told', async () => {
  const input = inputOf([{ ...place(1, '/products/laptop-x1'), type: 'page_view' }]);
  const again = await UNDERSTANDER.reread(input);
  expect(JSON.stringify(again)).toBe(JSON.stringify(analyze(input)));
  expect(again.provenance).toMatchObject({ source: 'analyst', version: await UNDERSTANDER.analystVersion() });
});

test('a session that nobody can understand is refused for good, and the caller can tell', async () => {
  // Awaited here: matchers look at properties of a promise, which over RPC are calls of their own.
  const failure = await UNDERSTANDER.understand(inputOf([])).then(
    () => undefined,
    (error: Error) => error,
  );
  expect(failure?.name).toBe('PermanentError');
  expect(failure?.message).toBe('PermanentError: the session holds no event');
});

test('there is nothing to fetch', async () => {
  const { default: worker } = exports as unknown as { default: Fetcher };
  const answer = await worker.fetch('https://ai-processing-service/');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ type: 'urn:crow:problem:not_found' });
});

test('the analyst is the default, a key makes it Gemini, and an unknown provider is refused by name', () => {
  const bindings = env as unknown as GuardBindings;
  const choose = (settings: Settings) => providerOf({ ...bindings, GEMINI_MODEL: 'gemini-x', ...settings });
  for (const none of ['', ' ', 'none']) expect(choose({ GEMINI_API_KEY: none })).toBe(analyst);
  expect(choose({ UNDERSTANDING_PROVIDER: 'analyst', GEMINI_API_KEY: 'key' })).toBe(analyst);
  expect(choose({ GEMINI_API_KEY: 'key' })).not.toBe(analyst);
  expect(() => choose({ UNDERSTANDING_PROVIDER: 'oracle' })).toThrow(
    'UNDERSTANDING_PROVIDER is "oracle"; known providers: analyst, gemini',
  );
});
