import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../limits.ts';
import { checkBatchHead } from './check-batch.ts';
import { LAST_SEQ, wireBatchHead } from './wire-batch.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const text = fc.string({ maxLength: 30 });
const pair = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat());

const usableKey = (key: string) => key !== '__proto__';
const usableKeys = (value: unknown) => !JSON.stringify(value).includes('"__proto__":');

const head = fc.record(
  {
    v: fc.constant(1),
    batchId: id,
    sessionId: id,
    visitorId: id,
    userId: text,
    groupId: text,
    source: id,
    seq: fc.nat(),
    at: fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 }),
    platform: fc.constantFrom('web', 'react-native', 'electron', 'server'),
    sdk: fc.record({ name: text, version: text }),
    context: fc.record(
      {
        deviceType: fc.constantFrom('desktop', 'mobile'),
        language: text,
        timeZone: text,
        screen: pair,
        viewport: pair,
        app: fc.record({ name: text, version: text }, { requiredKeys: ['name'] }),
      },
      { requiredKeys: [] },
    ),
    consent: fc.record({ analytics: fc.boolean(), personalization: fc.boolean(), aiProcessing: fc.boolean() }),
    properties: fc.dictionary(text.filter(usableKey), fc.jsonValue({ maxDepth: 4 }).filter(usableKeys), { maxKeys: 3 }),
    pages: fc.array(fc.record({ url: text, title: text }, { requiredKeys: ['url'] }), { maxLength: 4 }),
  },
  { requiredKeys: ['v', 'batchId', 'sessionId', 'source', 'seq', 'at', 'platform'] },
);

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, 0, 2, '', 'a b', '\u0000', '\ud800', [], {}, [1], [{}], [{ url: 1 }], { name: 'a' }),
  fc.jsonValue(),
);
const spoiled = fc
  .tuple(
    head,
    fc.constantFrom(
      ...'v batchId visitorId userId groupId source seq at platform sdk context consent properties pages'.split(' '),
    ),
    odd,
  )
  .map(([value, field, replacement]) => ({ ...value, [field]: replacement }));

function agree(value: unknown): void {
  const received = JSON.parse(JSON.stringify(value));
  expect(checkBatchHead(received).ok).toBe(wireBatchHead.safeParse(received).success);
}

/** The one key that no properties may have; both generators of JSON come up with it now and then. */
function hasPrototypeKey(value: unknown): boolean {
  let isThere = false;
  JSON.parse(JSON.stringify(value), (key, part) => {
    isThere ||= key === '__proto__';
    return part;
  });
  return isThere;
}

describe('the guard of batch heads says what the schema says', () => {
  test('about good heads', () => {
    fc.assert(
      fc.property(head, (value) => {
        agree(value);
        expect(checkBatchHead(JSON.parse(JSON.stringify(value))).ok).toBe(!hasPrototypeKey(value));
      }),
      { numRuns: 500 },
    );
  });
  test('about heads with a field spoiled', () => {
    fc.assert(fc.property(spoiled, agree), { numRuns: 2000 });
  });
  test('about any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), agree), { numRuns: 500 });
  });
});

test('the verdict names the field', () => {
  const good = { v: 1, batchId: 'b', sessionId: 's', source: 't', seq: 0, at: 1_790_000_000_000, platform: 'web' };
  expect(checkBatchHead({ ...good, seq: -1 })).toMatchObject({ ok: false, field: 'seq' });
  expect(checkBatchHead({ ...good, pages: [{ url: '/' }, {}] })).toMatchObject({ ok: false, field: 'pages.1.url' });
  expect(checkBatchHead([])).toMatchObject({ ok: false, field: '' });
});

test('a batch begins with a number from which all of its events can be counted', () => {
  const good = {
    v: 1,
    batchId: 'b',
    sessionId: 's',
    source: 't',
    seq: LAST_SEQ,
    at: 1_790_000_000_000,
    platform: 'web',
  };
  agree(good);
  agree({ ...good, seq: LAST_SEQ + 1 });
  expect(checkBatchHead(good)).toMatchObject({ ok: true });
  expect(checkBatchHead({ ...good, seq: LAST_SEQ + 1 })).toMatchObject({ ok: false, field: 'seq' });
});

test('what holds for each event is at most as long as an event', () => {
  const good = { v: 1, batchId: 'b', sessionId: 's', source: 't', seq: 0, at: 1_790_000_000_000, platform: 'web' };
  const properties = (bytes: number) => ({ ...good, properties: { p: 'x'.repeat(bytes - '{"p":""}'.length) } });
  for (const bytes of [LIMITS.eventBytes, LIMITS.eventBytes + 1]) agree(properties(bytes));
  expect(checkBatchHead(properties(LIMITS.eventBytes))).toMatchObject({ ok: true });
  expect(checkBatchHead(properties(LIMITS.eventBytes + 1))).toMatchObject({ ok: false, field: 'properties' });
});

test.each(['extra', 'sdk', 'context', 'pages'])(
  '%s nested a hundred thousand deep is refused without harm',
  (field) => {
    const good = { v: 1, batchId: 'b', sessionId: 's', source: 't', seq: 0, at: 1_790_000_000_000, platform: 'web' };
    const holders: Record<string, string> = {
      extra: '@',
      sdk: '{"name":"n","version":"1","more":@}',
      context: '{"app":{"name":"n","more":@}}',
      pages: '[{"url":"/","more":@}]',
    };
    const nested = (levels: number) => {
      const deep = `${'['.repeat(levels)}${']'.repeat(levels)}`;
      return { ...good, [field]: JSON.parse(holders[field]?.replace('@', deep) ?? '') };
    };
    expect(checkBatchHead(nested(50))).toMatchObject({ ok: true });
    expect(checkBatchHead(nested(100_000))).toMatchObject({ ok: false, field });
  },
);
