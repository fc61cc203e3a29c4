import { expect, test } from 'vitest';
import { type PerformanceEvent, pagePerformances } from './page-performance.ts';
import type { SessionEvent } from './session-event.ts';

let seq = 0;
function told(metrics: PerformanceEvent['metrics'], more: Partial<PerformanceEvent> = {}): PerformanceEvent {
  seq += 1;
  return { type: 'performance', id: `e${seq}`, ts: seq, seq, source: 'load1', url: '/shop', metrics, ...more };
}

const view: SessionEvent = { type: 'page_view', id: 'v', ts: 0, seq: 0, source: 'load1', url: '/shop' };

test('the parts of one page are one, and the newest value of each metric counts', () => {
  const parts = [
    told({ load: 900, ttfb: 90 }, { methods: { tti: 'quiet' } }),
    told({ lcp: 1_200, inp: 80 }, { targets: { lcp: '#hero', inp: '#buy' } }),
    told({ inp: 300 }, { targets: { inp: '#pay' } }),
  ];
  expect(pagePerformances([view, ...parts])).toEqual([
    {
      parts,
      metrics: { load: 900, ttfb: 90, lcp: 1_200, inp: 300 },
      targets: { lcp: '#hero', inp: '#pay' },
      methods: { tti: 'quiet' },
    },
  ]);
});

test('pages of two tabs do not mix, whatever the order of their parts', () => {
  const other = { source: 'load2' };
  const pages = pagePerformances([
    told({ load: 1 }),
    told({ load: 2 }, other),
    told({ lcp: 3 }),
    told({ lcp: 4 }, other),
  ]);
  expect(pages.map(({ metrics }) => metrics)).toEqual([
    { load: 1, lcp: 3 },
    { load: 2, lcp: 4 },
  ]);
});

test('a return from the back/forward cache is a page of its own', () => {
  const pages = pagePerformances([told({ ttfb: 90, lcp: 5_000 }), told({ inp: 40 }), told({ ttfb: 0, lcp: 60 })]);
  expect(pages.map(({ metrics }) => metrics)).toEqual([
    { ttfb: 90, lcp: 5_000, inp: 40 },
    { ttfb: 0, lcp: 60 },
  ]);
});

test('without measurements there is nothing', () => {
  expect(pagePerformances([view])).toEqual([]);
});
