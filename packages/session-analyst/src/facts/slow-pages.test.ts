import { expect, test } from 'vitest';
import { session } from '../evaluation/session-builder.ts';
import { readTimeline } from '../normalize/read-timeline.ts';
import { slowPages } from './slow-pages.ts';

const slowOf = (visit: ReturnType<typeof session>) => slowPages(readTimeline(visit.build()));

test('a page that told three times that it was slow was one slow page', () => {
  const visit = session()
    .view('/shop')
    .add({ type: 'performance', metrics: { load: 12_000, ttfb: 90 } })
    .add({ type: 'performance', metrics: { lcp: 5_000, inp: 600 } })
    .add({ type: 'performance', metrics: { inp: 900 } });
  expect(slowOf(visit)).toMatchObject({ numbers: { count: 1, loadMs: 12_000 }, evidence: ['e2', 'e3', 'e4'] });
});

test('a part that says nothing slow is no evidence', () => {
  const visit = session()
    .view('/shop')
    .add({ type: 'performance', metrics: { load: 300, ttfb: 90 } })
    .add({ type: 'performance', metrics: { inp: 600 } });
  expect(slowOf(visit)).toMatchObject({ numbers: { count: 1 }, evidence: ['e3'] });
});

test('the newest value of a metric counts', () => {
  const visit = session()
    .view('/shop')
    .add({ type: 'performance', metrics: { inp: 900 } })
    .add({ type: 'performance', metrics: { inp: 200 } });
  expect(slowOf(visit)).toBeUndefined();
});

test('two slow pages are two', () => {
  const visit = session()
    .view('/shop')
    .add({ type: 'performance', metrics: { lcp: 5_000 } })
    .view('/cart')
    .add({ type: 'performance', metrics: { lcp: 7_000 } })
    .add({ type: 'performance', metrics: { inp: 800 } });
  expect(slowOf(visit)).toMatchObject({ numbers: { count: 2, loadMs: 7_000 }, evidence: ['e2', 'e4', 'e5'] });
});
