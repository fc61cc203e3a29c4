import type { SessionEvent } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeldEvents } from './held-events.ts';
import { heldInArchive } from './held-in-archive.ts';

const event = fc
  .record({
    source: fc.constantFrom('a', 'b', 'a-1'),
    seq: fc.nat(30),
    own: fc.option(fc.constantFrom('m1', 'm2', 'a-3', 'b-7')),
  })
  .map(({ source, seq, own }) => ({ source, seq, id: own ?? `${source}-${seq}` }) as SessionEvent);

test('what the archive holds is held: every event of it is known, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(event, { selector: ({ id }) => id, maxLength: 20 }), event, (events, other) => {
      const { freedNumbers, freedOwnIds } = heldInArchive(events);
      const has = ({ source, seq, id }: SessionEvent) => {
        const held = new HeldEvents({ numbers: freedNumbers ?? {}, ownIds: freedOwnIds });
        const ownIds = new Map(id === `${source}-${seq}` ? [] : [[0, id]]);
        return held.note({ source, seq, positions: [0], ownIds }).length === 1;
      };
      for (const each of events) expect(has(each)).toBe(true);
      expect(has(other)).toBe(events.some(({ id }) => id === other.id));
    }),
  );
});
