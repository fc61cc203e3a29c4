import { expect, test } from 'vitest';
import { writeOutEvents } from './write-out-events.ts';

const PAGES = [{ url: '/a' }, { url: '/b' }];

function placed(events: unknown[], pages?: unknown[]): unknown[] {
  const copies = structuredClone(events);
  writeOutEvents(copies, pages);
  return copies;
}

test('an event that names no page is on the one of the event before it, the first on page 0', () => {
  expect(placed([{}, { page: 1 }, {}, { page: 0 }, {}], PAGES)).toEqual([
    { page: 0 },
    { page: 1 },
    { page: 1 },
    { page: 0 },
    { page: 0 },
  ]);
});

test('an address of its own is kept, and moves nobody else', () => {
  expect(placed([{ page: 1 }, { url: '/c' }, {}], PAGES)).toEqual([{ page: 1 }, { url: '/c' }, { page: 1 }]);
});

test('a page that is none is left for the check, and moves nobody else', () => {
  expect(placed([{ page: 1 }, { page: 7 }, { page: 'x' }, null, 3, {}], PAGES)).toEqual([
    { page: 1 },
    { page: 7 },
    { page: 'x' },
    null,
    3,
    { page: 1 },
  ]);
});

test('without pages nothing is written', () => {
  expect(placed([{}])).toEqual([{}]);
  expect(placed([{}], [])).toEqual([{}]);
});

test('an event without type and name repeats the custom event right before it', () => {
  const events = [
    { type: 'custom', name: 'a' },
    { t: 1 },
    { t: 2, properties: { n: 1 } },
    { type: 'click' },
    { t: 3 },
    { type: 'custom', name: 'b' },
    null,
    { t: 4 },
    { name: 'c' },
    { type: 'custom' },
    { t: 5 },
  ];
  writeOutEvents(events, undefined);
  expect(events).toEqual([
    { type: 'custom', name: 'a' },
    { type: 'custom', name: 'a', t: 1 },
    { type: 'custom', name: 'a', t: 2, properties: { n: 1 } },
    { type: 'click' },
    { t: 3 },
    { type: 'custom', name: 'b' },
    null,
    { type: 'custom', name: 'b', t: 4 },
    { name: 'c' },
    { type: 'custom' },
    { t: 5 },
  ]);
});
