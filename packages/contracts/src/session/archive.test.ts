import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveKey, fromArchiveLines, toArchiveLines } from './archive.ts';
import type { CompleteSession } from './session-event.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });
const time = fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 });
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);

const event = fc.record(
  {
    type: fc.constant('custom'),
    id,
    ts: time,
    source: id,
    seq: fc.nat(),
    url: text,
    title: text,
    name: text,
    properties: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    ),
  },
  { requiredKeys: ['type', 'id', 'ts', 'source', 'seq', 'name'] },
);

const session = fc.record({
  context: fc.record(
    {
      organizationId: id,
      sessionId: id,
      revision: fc.integer({ min: 1, max: 100 }),
      visitorId: id,
      userId: text,
      groupId: text,
      follows: id,
      keyId: id,
      platform: fc.constantFrom('web', 'server'),
      deviceType: fc.constantFrom('desktop', 'mobile'),
      language: text,
      timeZone: text,
      userAgent: text,
      country: text,
      region: text,
      city: text,
      consent: fc.record({ analytics: fc.boolean(), personalization: fc.boolean(), aiProcessing: fc.boolean() }),
      startedAt: time,
      endedAt: time,
    },
    { requiredKeys: ['organizationId', 'sessionId', 'revision', 'keyId', 'platform', 'startedAt', 'endedAt'] },
  ),
  events: fc.array(event, { minLength: 1, maxLength: 8 }),
});

test('a session comes back from its archive lines as it went in', () => {
  fc.assert(
    fc.property(session, (value) => {
      const given = JSON.parse(JSON.stringify(value)) as CompleteSession;
      expect(fromArchiveLines(toArchiveLines(given))).toEqual(given);
    }),
  );
});

test('line breaks of every kind inside texts stay inside their line', () => {
  const [value] = fc.sample(session, { numRuns: 1, seed: 1 });
  const given = JSON.parse(JSON.stringify(value)) as CompleteSession;
  for (const item of given.events) item.title = 'a\nb\r\nc\u2028d\u2029e\u0085f';
  expect(toArchiveLines(given).split('\n')).toHaveLength(given.events.length + 1);
  expect(fromArchiveLines(toArchiveLines(given))).toEqual(given);
});

test('an empty archive and an unknown schema are errors', () => {
  expect(() => fromArchiveLines('')).toThrow('no event');
  expect(() => fromArchiveLines('{"schema":2}\n')).toThrow('unknown schema 2');
});

test('the archive key is partitioned by organization, date and hour in UTC', () => {
  const key = archiveKey({
    organizationId: 'org_1',
    sessionId: 'ses_1',
    revision: 2,
    startedAt: Date.UTC(2026, 10, 24, 23, 59),
  });
  expect(key).toBe('org=org_1/date=2026-11-24/hour=23/ses_1.r2.jsonl.gz');
});
