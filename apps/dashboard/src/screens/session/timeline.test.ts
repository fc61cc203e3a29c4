import type { Interaction, SessionEvent } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceByStatement, statementsOn, visitsOf } from './timeline.ts';

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

test('statements and events point at each other', () => {
  const statement = (evidence: string[]) => ({ text: '', evidence, claims: [] });
  const interactions = [{ statements: [statement(['a', 'b']), statement(['b'])] }] as unknown as Interaction[];
  const evidence = evidenceByStatement(interactions);
  expect(evidence.get('0-0')).toEqual(['a', 'b']);
  expect([...statementsOn(evidence, 'b')]).toEqual(['0-0', '0-1']);
  expect([...statementsOn(evidence, 'z')]).toEqual([]);
});
