import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interactionQueueOf, partOf } from './interaction-queue.ts';

test('a session falls to the same part every time, and to one that is there', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (sessionId, parts) => {
      const part = partOf(sessionId, parts);
      expect(part).toBe(partOf(sessionId, parts));
      expect(part).toBeGreaterThanOrEqual(0);
      expect(part).toBeLessThan(parts);
    }),
  );
});

test.each([2, 3, 4, 8, 16])('sessions are spread evenly over %i parts', (parts) => {
  const counts = new Array<number>(parts).fill(0);
  for (let index = 0; index < 20_000; index++) {
    const part = partOf(`ses_${index.toString(36).padStart(16, 'a')}`, parts);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  const even = 20_000 / parts;
  for (const count of counts) expect(Math.abs(count - even) / even).toBeLessThan(0.1);
});

test('the configuration alone says how many parts there are', () => {
  const one = { INTERACTION_QUEUE_0: 'a' };
  const three = { ...one, INTERACTION_QUEUE_1: 'b', INTERACTION_QUEUE_2: 'c' };
  const used = (bindings: Record<string, string>) =>
    new Set(Array.from({ length: 200 }, (_, index) => interactionQueueOf(bindings, `ses_${index}`)));
  expect(used(one)).toEqual(new Set(['a']));
  expect(used(three)).toEqual(new Set(['a', 'b', 'c']));
  expect(() => interactionQueueOf({}, 'ses_1')).toThrow('INTERACTION_QUEUE_0');
});
