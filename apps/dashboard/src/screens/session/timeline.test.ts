import type { Interaction, SessionEvent } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceByStatement, statementsOn, toldOnce, visitsOf } from './timeline.ts';

function event(id: string, type: 'page_view' | 'custom', url: string, ts: number): SessionEvent {
  const base = { id, ts, url, source: 's', seq: 0 };
  return type === 'page_view' ? { ...base, type } : { ...base, type, name: 'x' };
}

test('a page view starts a stay; what follows on the same page belongs to it', () => {
  const visits = visitsOf([
    event('a', 'page_view', '/1', 0),
    event('b', 'custom', '/1', 50),
    event('c', 'page_view', '/2', 100),
    event('d', 'page_view', '/2', 130),
  ]);
  expect(visits.map((visit) => visit.events.map((e) => e.id))).toEqual([['a', 'b'], ['c'], ['d']]);
  expect(visits.map((visit) => visit.durationMs)).toEqual([100, 30, 0]);
});

test('every event is told exactly once and in order', () => {
  const any = fc.array(fc.tuple(fc.constantFrom('page_view' as const, 'custom' as const), fc.constantFrom('/1', '/2')));
  fc.assert(
    fc.property(any, (kinds) => {
      const events = kinds.map(([type, url], index) => event(String(index), type, url, index));
      expect(visitsOf(events).flatMap((visit) => visit.events)).toEqual(events);
    }),
  );
});

function measured(id: string, url: string, ts: number, metrics: Record<string, number>): SessionEvent {
  return { id, ts, url, source: 's', seq: ts, type: 'performance', metrics };
}

test('the parts of a page’s performance are told once, where the first was told, with the newest values', () => {
  const view = event('a', 'page_view', '/1', 0);
  const click = event('c', 'custom', '/1', 60);
  const told = toldOnce([
    view,
    measured('b', '/1', 50, { load: 900, inp: 80 }),
    click,
    measured('d', '/1', 70, { lcp: 1200 }),
    measured('e', '/1', 80, { inp: 300 }),
  ]);
  expect(told.events).toEqual([view, measured('b', '/1', 50, { load: 900, lcp: 1200, inp: 300 }), click]);
  expect(Object.fromEntries(told.shownAs)).toEqual({ d: 'b', e: 'b' });
});

test('the parts of a look at a product are told once, until its page is opened once more', () => {
  const look = (id: string, ts: number, visibleMs: number, scrollDepth: number): SessionEvent => ({
    ...{ id, ts, url: '/1', source: 's', seq: ts },
    ...{ type: 'product_view', product: { id: 'laptop-x1' }, visibleMs, scrollDepth },
  });
  const [view, again] = [event('a', 'page_view', '/1', 0), event('e', 'page_view', '/1', 90_000)];
  const told = toldOnce([
    view,
    look('b', 1_000, 1_000, 0.3),
    look('c', 27_000, 26_000, 0.8),
    look('d', 27_008, 8, 0.5),
    again,
    look('f', 91_000, 1_000, 0.1),
  ]);
  expect(told.events).toEqual([view, look('b', 1_000, 27_008, 0.8), again, look('f', 91_000, 1_000, 0.1)]);
  expect(Object.fromEntries(told.shownAs)).toEqual({ c: 'b', d: 'b' });
});

test('what a page tells of its performance after it was left belongs to the stay there', () => {
  const visits = visitsOf([
    event('a', 'page_view', '/1', 0),
    event('b', 'page_view', '/2', 100),
    measured('c', '/1', 150, { load: 900 }),
    event('d', 'custom', '/2', 200),
  ]);
  expect(visits.map(({ events, durationMs }) => [events.map(({ id }) => id), durationMs])).toEqual([
    [['a', 'c'], 100],
    [['b', 'd'], 100],
  ]);
});

test('statements and events point at each other', () => {
  const statement = (evidence: string[]) => ({ text: '', evidence, claims: [] });
  const interactions = [{ statements: [statement(['a', 'b']), statement(['b'])] }] as unknown as Interaction[];
  const evidence = evidenceByStatement(interactions, new Map());
  expect(evidence.get('0-0')).toEqual(['a', 'b']);
  expect([...statementsOn(evidence, 'b')]).toEqual(['0-0', '0-1']);
  expect([...statementsOn(evidence, 'z')]).toEqual([]);
});

test('a statement on parts of one shown event points at that event once', () => {
  const interactions = [
    { statements: [{ text: '', evidence: ['b', 'd', 'x'], claims: [] }] },
  ] as unknown as Interaction[];
  expect(evidenceByStatement(interactions, new Map([['d', 'b']])).get('0-0')).toEqual(['b', 'x']);
});
