import type { WireEvent } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { batchOf, NOON } from '../../test/batches.ts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import { liveReport, pathOf } from './live-report.ts';

function reportOf(events: WireEvent[], duplicate = false) {
  const { events: _, ...head } = batchOf('ses_1');
  const judged = { rejected: [], refused: [], kept: null, hasOwnIds: false, text: '', bytes: 0 };
  const batch: JudgedBatch = { ok: true, head, accepted: events, ...judged };
  const receipt = { batchId: 'bat_0', accepted: events.length, duplicate, rejected: [], serverTime: NOON };
  return liveReport(batch, { sessionId: 'ses_1', receivedAt: NOON, sentAt: NOON }, receipt);
}

describe('what the live view is told', () => {
  test('names events in the words of the page', () => {
    const { recent } = reportOf([
      { type: 'page_view', t: 0, page: 0 },
      { type: 'click', t: 1, page: 0, element: { tag: 'button', text: 'Add to cart' }, action: 'add_to_cart' },
      { type: 'click', t: 2, page: 0, element: { tag: 'a', text: 'Help' } },
      { type: 'form_error', t: 3, page: 0, form: 'f', field: { name: 'zip', label: 'Postal code' }, constraint: 'x' },
    ]);
    expect(recent.map(({ label }) => label)).toEqual(['Cart', 'add_to_cart', 'Help', 'Postal code']);
    expect(new Set(recent.map(({ path }) => path))).toEqual(new Set(['/cart']));
  });

  test('shows neither who somebody is nor what is behind the path', () => {
    const told = JSON.stringify(
      reportOf([
        { type: 'identify', t: 0, userId: 'ann@example.org', traits: { name: 'Ann' } },
        { type: 'page_view', t: 1, url: 'https://shop.example/a?token=secret#part' },
      ]),
    );
    for (const secret of ['ann', 'Ann', 'secret', 'part']) expect(told).not.toContain(secret);
  });

  test('does not count a batch that came twice', () => {
    expect(reportOf([{ type: 'custom', name: 'x', t: 0 }], true)).toMatchObject({
      events: 0,
      recent: [],
      duplicate: true,
    });
  });
});

test.each([
  ['https://shop.example', '/'],
  ['https://shop.example/a/b?c#d', '/a/b'],
  ['app://screen/home', '/home'],
  [undefined, ''],
])('the path of %s is %s', (url, path) => {
  expect(pathOf(url)).toBe(path);
});
