import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { checkEvent } from './check-event.ts';
import { wireEvent } from './wire-event.ts';

const HEAD = { pages: Array.from({ length: LIMITS.batchPages }, () => ({ url: '/' })) };

const text = fc.string({ maxLength: 40, unit: 'binary' });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const texts = fc.dictionary(fc.string({ maxLength: 70 }), text, { maxKeys: 4 });
const product = fc.record(
  {
    id: text,
    name: text,
    price: fc.double({ min: 0, max: 1e12, noNaN: true }),
    currency: fc.constant('EUR'),
    sku: text,
  },
  { requiredKeys: ['id'] },
);
const element = fc.record(
  { tag: text, role: text, text, selector: text, href: text, attributes: texts },
  { requiredKeys: ['tag'] },
);
const control = fc.record({ name: text, type: text, label: text }, { requiredKeys: ['name'] });
const envelope = {
  id: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  ts: fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }),
  t: fc.integer({ min: -1e9, max: 1e9 }),
  page: fc.nat(LIMITS.batchPages - 1),
  url: text,
  title: text,
};

function eventOf(type: string, fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) {
  return fc.record(
    { type: fc.constant(type), ...envelope, ...fields },
    { requiredKeys: ['type', ...requiredKeys] as never[] },
  ) as fc.Arbitrary<Record<string, unknown>>;
}

const validEvent = fc.oneof(
  eventOf('page_view', {
    referrer: text,
    navigation: fc.constantFrom('load', 'route', 'hash'),
    campaign: texts,
    viewport: fc.tuple(fc.nat(1e5), fc.nat(1e5)),
  }),
  eventOf(
    'click',
    { element, action: text, product, x: fc.nat(1e6), viewportY: fc.double({ min: -1e7, max: 1e7 }), elementX: share },
    ['element'],
  ),
  eventOf('rage_click', { element, count: fc.integer({ min: 1, max: 99 }), x: fc.nat(1e6) }, ['element']),
  eventOf('dead_click', { element, y: fc.nat(1e6) }, ['element']),
  eventOf('form_submit', { form: text, fields: fc.nat(10_000) }, ['form']),
  eventOf('form_focus', { form: text, field: control }, ['form', 'field']),
  eventOf('form_blur', { form: text, field: control, durationMs: fc.nat(86_400_000), filled: fc.boolean() }, [
    'form',
    'field',
  ]),
  eventOf('form_error', { form: text, field: control, constraint: text }, ['form', 'field', 'constraint']),
  eventOf('form_abandon', { form: text, field: control, fields: fc.nat(10_000), durationMs: fc.nat(86_400_000) }, [
    'form',
    'field',
  ]),
  eventOf('product_view', { product, visibleMs: fc.nat(86_400_000), scrollDepth: share, containerDepth: share }, [
    'product',
  ]),
  eventOf(
    'performance',
    {
      metrics: fc.dictionary(fc.constantFrom('lcp', 'cls', 'inp', 'fid'), fc.nat(1e9)),
      targets: texts,
      methods: texts,
    },
    ['metrics'],
  ),
  eventOf('custom', { name: text, properties: fc.dictionary(text, fc.jsonValue({ maxDepth: 5 })) }, ['name']),
  eventOf('identify', { userId: text, traits: fc.dictionary(text, fc.jsonValue({ maxDepth: 6 })) }, ['userId']),
  eventOf('group', { groupId: text, traits: fc.dictionary(text, fc.jsonValue({ maxDepth: 6 })) }, ['groupId']),
  eventOf('alias', { previousId: text, userId: text }, ['previousId', 'userId']),
  eventOf(
    'error',
    { message: text, name: text, origin: fc.constantFrom('exception', 'rejection'), script: text, line: fc.nat(1e9) },
    ['message'],
  ),
  eventOf('request_failed', { request: text, method: text, status: fc.nat(999), durationMs: fc.nat(86_400_000) }, [
    'request',
  ]),
);

/** Values that sit at an edge of some check. */
const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -0, -1, 1e308, 1.5, true, [], {}, [1, 2], [1], [1, '2'], 'lcp'),
  fc.constantFrom('\u0000', '\ud800', 'x'.repeat(1025), 'x'.repeat(4097), 'a b', 'click', 'custom'),
  fc.constantFrom<unknown>({ id: 1 }, { tag: 'a', href: 1 }, { name: 'n' }, JSON.parse('{"__proto__":1}'), 4.2e12),
  fc.jsonValue(),
);

const FIELDS =
  'type id ts t page url title referrer navigation campaign viewport element action product x form field fields durationMs filled constraint visibleMs scrollDepth found metrics targets name properties userId previousId traits elementX count containerDepth methods message origin script line request method status groupId extra __proto__ constructor'.split(
    ' ',
  );

const mutatedEvent = fc
  .tuple(
    validEvent,
    fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.option(oddValue, { nil: undefined })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([event, changes]) => {
    const changed = new Map<string, unknown>([...Object.entries(event), ...changes]);
    return Object.fromEntries([...changed].filter(([, value]) => value !== undefined));
  });

/** What arrives is parsed from JSON; so is what is checked here. */
function overTheWire(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function agree(value: unknown): void {
  const received = overTheWire(value);
  expect(checkEvent(received, 0, HEAD) === null).toBe(wireEvent.safeParse(received).success);
}

describe('the guard of events says what the schema says', () => {
  test('about events built to be good', () => {
    fc.assert(fc.property(validEvent, agree), { numRuns: 1500 });
  });
  test('about good events with some fields spoiled', () => {
    fc.assert(fc.property(mutatedEvent, agree), { numRuns: 4000 });
  });
  test('about any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), agree), { numRuns: 500 });
  });
  test('and the built events are good often enough to mean something', () => {
    const sample = fc.sample(validEvent, { numRuns: 500, seed: 7 });
    const good = sample.filter((event) => checkEvent(overTheWire(event), 0, HEAD) === null).length;
    expect(good).toBeGreaterThan(200);
    expect(good).toBeLessThan(500);
  });
});

describe('a rejection tells where and why', () => {
  const code = (value: unknown, head = HEAD) => {
    const rejection = checkEvent(value, 3, head);
    return rejection && { index: rejection.index, code: rejection.code, field: rejection.field };
  };

  test('something that is no object', () => {
    expect(code([])).toEqual({ index: 3, code: 'not_an_object', field: undefined });
  });
  test('a type that is missing or unknown', () => {
    expect(code({})).toEqual({ index: 3, code: 'missing_field', field: 'type' });
    expect(code({ type: 'toString' })).toEqual({ index: 3, code: 'unknown_type', field: 'type' });
  });
  test('a required field that is missing', () => {
    expect(code({ type: 'click' })).toEqual({ index: 3, code: 'missing_field', field: 'element' });
    expect(code({ type: 'click', element: {} })).toEqual({ index: 3, code: 'missing_field', field: 'element.tag' });
  });
  test('a field of the wrong kind, by its path', () => {
    const event = { type: 'performance', metrics: { lcp: -1 } };
    expect(code(event)).toEqual({ index: 3, code: 'invalid_field', field: 'metrics.lcp' });
  });
  test('a time that no clock can show', () => {
    expect(code({ type: 'page_view', ts: 8.7e15 })).toEqual({ index: 3, code: 'time_out_of_range', field: 'ts' });
    expect(code({ type: 'page_view', ts: '2026-11-24' })).toEqual({ index: 3, code: 'invalid_field', field: 'ts' });
    expect(code({ type: 'page_view', t: 1e13 })).toEqual({ index: 3, code: 'invalid_field', field: 't' });
  });
  test("a page that is not among the batch's pages", () => {
    const head = { pages: [{ url: '/' }] };
    expect(code({ type: 'page_view', page: 0 }, head)).toBeNull();
    expect(code({ type: 'page_view', page: 1 }, head)).toEqual({ index: 3, code: 'page_out_of_range', field: 'page' });
    expect(code({ type: 'page_view', page: 0 }, {} as never)).toMatchObject({ code: 'page_out_of_range' });
  });
  test("the event's own id, when it is usable", () => {
    expect(checkEvent({ type: 'click', id: 'evt_1' }, 0, HEAD)?.id).toBe('evt_1');
    expect(checkEvent({ type: 'click', id: 'no good' }, 0, HEAD)).not.toHaveProperty('id');
  });
});

describe('size of an event', () => {
  const custom = (bytes: number) => {
    const event = { type: 'custom', name: 'n', properties: { text: '' } };
    event.properties.text = 'x'.repeat(bytes - JSON.stringify(event).length);
    return event;
  };

  test('counts bytes of UTF-8 JSON, to the byte', () => {
    expect(checkEvent(custom(LIMITS.eventBytes), 0, HEAD)).toBeNull();
    expect(checkEvent(custom(LIMITS.eventBytes + 1), 0, HEAD)).toMatchObject({ code: 'too_large' });
  });
  test('includes fields that the schema does not know', () => {
    const event = { type: 'page_view', extra: 'ü'.repeat(LIMITS.eventBytes / 2) };
    expect(checkEvent(event, 0, HEAD)).toMatchObject({ code: 'too_large' });
  });
  test('a value nested a hundred thousand deep is refused without harm', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(checkEvent({ type: 'page_view', extra: deep }, 0, HEAD)).toMatchObject({ code: 'too_large' });
  });
});

test('a __proto__ key inside properties is refused', () => {
  const event = JSON.parse('{"type":"custom","name":"n","properties":{"a":{"__proto__":{"admin":true}}}}');
  expect(checkEvent(event, 0, HEAD)).toMatchObject({ code: 'invalid_field', field: 'properties' });
});
