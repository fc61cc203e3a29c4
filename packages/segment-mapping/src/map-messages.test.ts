import { checkBatchHead, checkEvent, LIMITS } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Arrival, mapMessages, type SegmentRequest } from './map-messages.ts';

const NOON = Date.parse('2026-11-24T12:00:00.000Z');
const ARRIVAL: Arrival = { at: NOON, nonce: 'request-1' };
const TIMES = { timestamp: '2026-11-24T11:59:50.000Z', sentAt: '2026-11-24T12:00:00.000Z' };
const PAGE = {
  url: 'https://shop.example/laptop?utm_source=mail',
  title: 'Laptop',
  referrer: 'https://search.example/',
  path: '/laptop',
  search: '?utm_source=mail',
};

async function mapOne(message: object, request: Partial<SegmentRequest> = {}) {
  const whole = { messageId: 'm-1', anonymousId: 'anon-1', ...TIMES, ...message };
  const mapping = await mapMessages({ messages: [whole], ...request }, ARRIVAL);
  const [mapped] = mapping.batches;
  return { ...mapping, head: mapped?.batch, events: mapped?.batch.events ?? [], delivery: mapped };
}

describe('a message becomes', () => {
  test('a custom event with its name, properties, page, person and time', async () => {
    const { events, head, delivery } = await mapOne({
      type: 'track',
      event: 'Order Completed',
      userId: 'user-1',
      properties: { total: 1299, products: [{ sku: 'x1' }] },
      context: { page: PAGE, library: { name: 'analytics.js', version: 'npm:next-1' }, locale: 'en-GB' },
    });
    expect(events).toEqual([
      {
        type: 'custom',
        id: 'm-1',
        ts: NOON - 10_000,
        url: PAGE.url,
        title: 'Laptop',
        name: 'Order Completed',
        properties: { total: 1299, products: [{ sku: 'x1' }] },
      },
    ]);
    expect(head).toMatchObject({
      visitorId: 'anon-1',
      userId: 'user-1',
      platform: 'web',
      sdk: { name: 'analytics.js', version: 'npm:next-1' },
      context: { language: 'en-GB' },
    });
    expect(delivery?.sentAt).toBe(NOON);
  });

  test('a page view, with the campaign by the names of addresses', async () => {
    const campaign = { name: 'spring', source: 'mail', medium: 'newsletter' };
    const { events } = await mapOne({ type: 'page', properties: PAGE, context: { page: PAGE, campaign } });
    expect(events).toEqual([
      {
        type: 'page_view',
        id: 'm-1',
        ts: NOON - 10_000,
        url: PAGE.url,
        title: 'Laptop',
        referrer: PAGE.referrer,
        campaign: { campaign: 'spring', source: 'mail', medium: 'newsletter' },
      },
    ]);
  });

  test('a page view that is called by its name, when the page has no title', async () => {
    const { events } = await mapOne({
      type: 'page',
      name: 'Laptop',
      properties: { ...PAGE, title: '', url: 7 },
      context: { page: PAGE },
    });
    expect(events).toMatchObject([{ type: 'page_view', url: PAGE.url, title: 'Laptop' }]);
    expect((await mapOne({ type: 'page', name: 'Home' })).events).toMatchObject([{ type: 'page_view', title: 'Home' }]);
  });

  test('a page view and a custom event, when the page has properties of its own', async () => {
    const { events } = await mapOne({ type: 'page', name: 'Product', properties: { ...PAGE, stock: 3 } });
    expect(events).toMatchObject([
      { type: 'page_view', id: 'm-1', url: PAGE.url },
      { type: 'custom', name: 'page', url: PAGE.url, properties: { name: 'Product', stock: 3 } },
    ]);
    expect(events[1]?.id).not.toBe('m-1');
  });

  test('a page view of a screen', async () => {
    const { events } = await mapOne({ type: 'screen', name: 'Cart View' });
    expect(events).toMatchObject([
      { type: 'page_view', navigation: 'screen', url: 'app://Cart%20View', title: 'Cart View' },
    ]);
  });

  test('an identify, a group, and an alias', async () => {
    const traits = { email: 'a@example.com', plan: 'pro' };
    expect((await mapOne({ type: 'identify', userId: 'u1', traits })).events).toMatchObject([
      { type: 'identify', userId: 'u1', traits },
    ]);
    expect((await mapOne({ type: 'identify', traits })).events).toMatchObject([
      { type: 'custom', name: 'identify', properties: traits },
    ]);
    expect((await mapOne({ type: 'identify', userId: 'u1', traits: {}, context: { traits } })).events).toMatchObject([
      { type: 'identify', userId: 'u1', traits },
    ]);
    const group = await mapOne({ type: 'group', groupId: 'g1', traits: { name: 'Acme' } });
    expect(group.events).toMatchObject([{ type: 'group', groupId: 'g1', traits: { name: 'Acme' } }]);
    expect(group.head?.groupId).toBe('g1');
    const alias = await mapOne({ type: 'alias', previousId: 'anon-1', userId: 'u1', anonymousId: undefined });
    expect(alias.events).toMatchObject([{ type: 'alias', previousId: 'anon-1', userId: 'u1' }]);
    expect((await mapOne({ type: 'alias', previousId: 'anon-1', userId: undefined })).events).toMatchObject([
      { type: 'custom', name: 'alias', properties: { previousId: 'anon-1' } },
    ]);
    const own = await mapOne({ type: 'alias', previousId: 'ada@home', anonymousId: 'ada@home', userId: 'u1' });
    expect(own.events).toMatchObject([{ type: 'alias', previousId: own.head?.visitorId, userId: 'u1' }]);
  });

  test('nothing of its address and its integrations', async () => {
    const { batches } = await mapOne({
      type: 'track',
      event: 'x',
      integrations: { 'Google Analytics': false },
      context: { ip: '192.0.2.1', page: PAGE },
    });
    expect(JSON.stringify(batches)).not.toMatch(/192\.0\.2\.1|Google/);
  });
});

describe('the head of a batch', () => {
  const headOf = async (context: object, message: object = {}) =>
    (await mapOne({ type: 'track', event: 'x', context, ...message })).head;

  test('has screen, window, time zone, app and kind of device', async () => {
    const screen = { width: 1920, height: 1080, density: 2, innerWidth: 1200, innerHeight: 800 };
    const app = { name: 'Shop', version: '1.2', namespace: 'example.shop' };
    const userAgentData = { mobile: true };
    expect((await headOf({ screen, app, userAgentData, timezone: 'Europe/Berlin' }))?.context).toEqual({
      ...{ screen: [1920, 1080], viewport: [1200, 800], timeZone: 'Europe/Berlin', deviceType: 'mobile' },
      app: { name: 'Shop', version: '1.2' },
    });
  });

  test.each([
    [{ library: { name: 'analytics.js', version: '1' } }, {}, 'web'],
    [{ library: { name: 'RudderLabs JavaScript SDK', version: '1' } }, { channel: 'web' }, 'web'],
    [{ library: { name: '@segment/analytics-node', version: '1' }, page: PAGE }, {}, 'server'],
    [{ library: { name: 'analytics-ios', version: '1' } }, {}, 'react-native'],
    [{}, { channel: 'mobile' }, 'react-native'],
    [{ page: PAGE }, {}, 'web'],
    [{}, {}, 'server'],
  ])('of %j %j is of the platform %s', async (context, message, platform) => {
    expect((await headOf(context, message))?.platform).toBe(platform);
  });

  test('names the visitor by a hash where our ids may not look so', async () => {
    const head = await headOf({}, { anonymousId: 'ada@example.com' });
    expect(head?.visitorId).toMatch(/^vis_/);
    expect(JSON.stringify(head)).not.toContain('ada@');
  });

  test('takes numbers for names', async () => {
    expect(await headOf({}, { anonymousId: undefined, userId: 42 })).toMatchObject({ userId: '42' });
  });
});

describe('the session of a message', () => {
  const sessionOf = async (message: object) =>
    (await mapOne({ type: 'track', event: 'x', ...message })).head?.sessionId;

  test('is the person’s day in UTC, before and after a login', async () => {
    const day = await sessionOf({});
    expect(await sessionOf({ timestamp: '2026-11-24T00:00:00.000Z', userId: 'u1', messageId: 'm-2' })).toBe(day);
    expect(await sessionOf({ timestamp: '2026-11-23T23:59:59.999Z' })).not.toBe(day);
    expect(await sessionOf({ anonymousId: 'anon-2' })).not.toBe(day);
  });

  test('is the client’s own where it has one, of one person only', async () => {
    const own = await sessionOf({ context: { sessionId: 1_764_000_000_000 } });
    expect(await sessionOf({ context: { sessionId: 1_764_000_000_000 }, timestamp: '2026-11-25T00:10:00Z' })).toBe(own);
    expect(await sessionOf({ context: { sessionId: 1_764_000_000_000 }, anonymousId: 'anon-2' })).not.toBe(own);
    expect(await sessionOf({ context: { sessionId: 1_764_000_000_001 } })).not.toBe(own);
  });

  test('does not depend on when it arrives', async () => {
    const message = { type: 'track', event: 'x', messageId: 'm-1', userId: 'u1', timestamp: TIMES.timestamp };
    const first = await mapMessages({ messages: [message], sentAt: TIMES.sentAt }, ARRIVAL);
    const later = await mapMessages(
      { messages: [message], sentAt: '2026-11-26T00:00:00Z' },
      { at: NOON * 1.01, nonce: 'r2' },
    );
    expect(later.batches[0]?.batch).toEqual(first.batches[0]?.batch);
  });
});

test('messages of one session are one batch, whose head has what each of them tells', async () => {
  const say = { type: 'track', event: 'x', anonymousId: 'anon-1', ...TIMES };
  const messages = [
    { ...say, messageId: 'm-1', context: { locale: 'de-DE', timezone: 'Europe/Berlin', groupId: 'g1' } },
    { ...say, messageId: 'm-2', userId: 'u1', context: { locale: 'en-GB', userAgent: 'Browser/1' } },
    { ...say, messageId: 'm-3' },
  ];
  const { batches } = await mapMessages({ messages, context: { app: { name: 'Shop' } } }, ARRIVAL);
  expect(batches).toHaveLength(1);
  expect(batches[0]).toMatchObject({
    userAgent: 'Browser/1',
    messages: [0, 1, 2],
    messageOf: [0, 1, 2],
    batch: {
      ...{ visitorId: 'anon-1', userId: 'u1', groupId: 'g1' },
      context: { language: 'en-GB', timeZone: 'Europe/Berlin', app: { name: 'Shop' } },
      events: [{ id: 'm-1' }, { id: 'm-2' }, { id: 'm-3' }],
    },
  });
});

describe('the id of an event', () => {
  const idOf = async (message: object, nonce = 'r') => {
    const whole = { type: 'track', event: 'x', userId: 'u', ...message };
    return (await mapMessages({ messages: [whole] }, { at: NOON, nonce })).batches[0]?.batch.events[0]?.id;
  };

  test('is the message’s, or its hash where our ids may not look so', async () => {
    expect(await idOf({ messageId: 'ajs-next-1764000000000-6c2f' })).toBe('ajs-next-1764000000000-6c2f');
    const hashed = await idOf({ messageId: 'urn:message:1' });
    expect(hashed).toMatch(/^evt_/);
    expect(await idOf({ messageId: 'urn:message:1' }, 'another request')).toBe(hashed);
  });

  test('is made from what the message says, when it has no id but a time', async () => {
    const said = { timestamp: TIMES.timestamp };
    expect(await idOf({ ...said, sentAt: '2026-11-24T12:00:00Z' })).toBe(
      await idOf({ ...said, sentAt: '2026-11-24T12:00:09Z' }, 'r2'),
    );
    expect(await idOf({ ...said, event: 'y' })).not.toBe(await idOf(said));
  });

  test('is new for each message that has neither', async () => {
    expect(await idOf({}, 'r1')).not.toBe(await idOf({}, 'r2'));
  });
});

describe('a bad message', () => {
  test.each([
    [7, 'not_an_object', undefined],
    [{ type: 'track', event: 'x' }, 'missing_field', 'userId'],
    [{ type: 'track', userId: 'u' }, 'missing_field', 'event'],
    [{ type: 'group', userId: 'u' }, 'missing_field', 'groupId'],
    [{ type: 'alias', userId: 'u' }, 'missing_field', 'previousId'],
    [{ type: 'buy', userId: 'u' }, 'unknown_type', 'type'],
    [{ type: 'track', event: 'x', userId: { id: 1 } }, 'invalid_field', 'userId'],
    [{ type: 'track', event: 'x', userId: 'u', properties: { x: 'é'.repeat(17_000) } }, 'too_large', undefined],
    [
      { type: 'track', event: 'x', userId: 'u', context: { consent: { categoryPreferences: { Analytics: false } } } },
      'consent_denied',
      'context.consent',
    ],
  ])('%j is told as %s, and costs no neighbour', async (bad, code, field) => {
    const good = { type: 'track', event: 'good', userId: 'u' };
    const { batches, rejected } = await mapMessages({ messages: [good, bad, good] }, ARRIVAL);
    expect(rejected).toEqual([expect.objectContaining({ index: 1, code, ...(field ? { field } : {}) })]);
    expect(batches.flatMap(({ messages }) => messages)).toEqual([0, 2]);
  });

  test('part of a message is left out and told, the rest is kept', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`p${n}`, n]));
    const { events, changed } = await mapOne({
      type: 'track',
      event: 'x'.repeat(2000),
      properties: { many, deep: { a: { b: { c: { d: { e: 1 } } } } } },
      context: { page: { url: `https://shop.example/${'x'.repeat(5000)}` } },
    });
    expect(changed.map(({ code, field }) => [code, field])).toEqual([
      ['dropped', 'context.page.url'],
      ['shortened', 'event'],
      ['dropped', 'properties.many'],
    ]);
    expect(events[0]).toMatchObject({ properties: { deep: { a: { b: { c: { d: '{"e":1}' } } } } } });
  });
});

describe('consent', () => {
  test.each([
    [{ consent: { categoryPreferences: { Advertising: true, constructor: true } } }, undefined],
    [
      { consent: { categoryPreferences: { Analytics: true, 'AI Processing': true, Advertising: false } } },
      { analytics: true, personalization: false, aiProcessing: true },
    ],
    [
      {
        consentManagement: { allowedConsentIds: ['analytics', 'personalization'], deniedConsentIds: ['ai_processing'] },
      },
      { analytics: true, personalization: true, aiProcessing: false },
    ],
  ])('%j is %j', async (context, consent) => {
    expect((await mapOne({ type: 'track', event: 'x', context })).head?.consent).toEqual(consent);
  });
});

const text = fc.string({ maxLength: 20, unit: 'grapheme' });
const json = fc.dictionary(text, fc.jsonValue({ maxDepth: 7 }), { maxKeys: 5 });
const iso = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const name = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => !value.includes('\u0000'));
const context = fc.record(
  {
    page: fc.record(
      { url: fc.webUrl(), title: text, referrer: fc.webUrl(), path: text, search: text },
      { requiredKeys: [] },
    ),
    campaign: fc.dictionary(text, text, { maxKeys: 3 }),
    library: fc.record({ name: text, version: text }),
    locale: text,
    timezone: text,
    screen: fc.record({ width: fc.nat(4000), height: fc.nat(4000), density: fc.nat(3) }),
    app: fc.record({ name: text, version: text, build: text }),
    userAgent: text,
    ip: fc.ipV4(),
    consent: fc.record({ categoryPreferences: fc.dictionary(text, fc.boolean(), { maxKeys: 3 }) }),
  },
  { requiredKeys: [] },
);
const person = fc.oneof(
  fc.record({ userId: name }),
  fc.record({ anonymousId: name }),
  fc.record({ userId: name, anonymousId: fc.uuid() }),
);
const call = fc.oneof(
  fc.record({ type: fc.constant('track'), event: name, properties: json }),
  fc.record({ type: fc.constantFrom('page', 'screen'), name: text, properties: json }),
  fc.record({ type: fc.constant('identify'), traits: json }),
  fc.record({ type: fc.constant('group'), groupId: name, traits: json }),
  fc.record({ type: fc.constant('alias'), previousId: name }),
);
const message = fc
  .tuple(
    person,
    call,
    fc.record({ messageId: name, timestamp: iso, context }, { requiredKeys: ['messageId', 'timestamp'] }),
  )
  .map(([who, what, rest]) => ({ ...who, ...what, ...rest }));

test('every message of Segment’s documented shape becomes events that the protocol accepts, under lasting ids', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 6 }), fc.nat(6), async (messages, cut) => {
      const { batches, rejected } = await mapMessages({ messages, sentAt: TIMES.sentAt }, ARRIVAL);
      expect(rejected.filter(({ code }) => code !== 'consent_denied')).toEqual([]);
      for (const { batch } of batches) {
        expect(checkBatchHead(batch)).toMatchObject({ ok: true });
        for (const [index, event] of batch.events.entries()) expect(checkEvent(event, index, batch)).toBeNull();
      }
      const again = await mapMessages({ messages, sentAt: '2026-11-25T00:00:00Z' }, { at: NOON + 1e9, nonce: 'other' });
      expect(again.batches.map(({ batch }) => batch)).toEqual(batches.map(({ batch }) => batch));
      // However a retry divides the messages, each event comes to the same session under the same id.
      const [head, tail] = [messages.slice(0, cut), messages.slice(cut)];
      const divided = await Promise.all([head, tail].map((part) => mapMessages({ messages: part }, ARRIVAL)));
      const placed = (mappings: (typeof divided)[number][]) =>
        mappings.flatMap((mapping) =>
          mapping.batches.flatMap(({ batch }) => batch.events.map(({ id }) => `${batch.sessionId} ${id}`)),
        );
      expect(placed(divided).sort()).toEqual(placed([{ batches, rejected, changed: [] }]).sort());
    }),
  );
});

test('batches keep to the caps of the protocol, whatever is sent at once', async () => {
  const messages = Array.from({ length: 700 }, (_, n) => ({
    type: 'track',
    event: 'x',
    userId: 'u',
    messageId: `m-${n}`,
    timestamp: TIMES.timestamp,
    properties: { filling: 'é'.repeat(n % 7 === 0 ? 3000 : 10) },
  }));
  const { batches } = await mapMessages({ messages }, ARRIVAL);
  expect(batches.length).toBeGreaterThan(1);
  for (const { batch } of batches) {
    expect(batch.events.length).toBeLessThanOrEqual(LIMITS.batchEvents);
    expect(new TextEncoder().encode(JSON.stringify(batch)).length).toBeLessThanOrEqual(LIMITS.batchBytes);
  }
  expect(batches.flatMap(({ messages: positions }) => positions)).toEqual([...messages.keys()]);
});
