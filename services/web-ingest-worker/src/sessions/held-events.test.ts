import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFingerprints } from '../batches/batch-fingerprints.ts';
import { HeldEvents, type NamedEvents } from './held-events.ts';

const NOTHING = { numbers: {}, ownIds: new Uint8Array() };

const events: fc.Arbitrary<NamedEvents> = fc
  .record({
    source: fc.constantFrom('a', 'b', 'a-1'),
    seq: fc.nat(30),
    fates: fc.array(fc.constantFrom('bad', 'numbered', 'numbered', 'numbered', 'own'), { minLength: 1, maxLength: 8 }),
    // Some are ids that other events get by their numbers.
    ids: fc.array(fc.constantFrom('m1', 'm2', 'm3', 'a-3', 'a-1-7', 'b-0', 'a-03'), { minLength: 8, maxLength: 8 }),
  })
  .map(({ source, seq, fates, ids }) => ({
    source,
    seq,
    positions: [...fates.keys()].filter((position) => fates[position] !== 'bad'),
    ownIds: new Map(
      [...fates.keys()]
        .filter((position) => fates[position] === 'own')
        .map((position) => [position, String(ids[position])]),
    ),
  }));

/** What it must say: each id once, whatever it is made of. */
function naive(seen: Set<string>, { source, seq, positions, ownIds }: NamedEvents): number[] {
  return positions.filter((position) => {
    const id = ownIds.get(position) ?? `${source}-${seq + position}`;
    return seen.size === seen.add(id).size;
  });
}

test('of every event it is known whether the session holds one of its id, also after batches were freed', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ events, freed: fc.boolean() }), { maxLength: 25 }), (batches) => {
      const seen = new Set<string>();
      let held = new HeldEvents(NOTHING);
      let freedIds = new Uint8Array();
      for (const { events: batch, freed } of batches) {
        expect(held.note(batch)).toEqual(naive(seen, batch));
        if (!freed) continue;
        freedIds = addFingerprints(
          freedIds,
          Array.from(held.ownIds(), (id) => ({ batchId: id, accepted: 0 })),
        );
        held = new HeldEvents({ numbers: JSON.parse(JSON.stringify(held.numbers())), ownIds: freedIds });
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a source that sends in order is one span, whatever is filled in late', () => {
  const held = new HeldEvents(NOTHING);
  const note = (seq: number, count: number) =>
    held.note({ source: 'a', seq, positions: [...Array(count).keys()], ownIds: new Map() });
  for (let seq = 0; seq < 1_000; seq += 10) expect(note(seq, 10)).toEqual([]);
  expect(held.numbers()).toEqual({ a: [{ from: 0, to: 1_000 }] });
  note(1_010, 10);
  note(1_030, 10);
  expect(note(1_005, 20)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(held.numbers()).toEqual({
    a: [
      { from: 0, to: 1_000 },
      { from: 1_005, to: 1_025 },
      { from: 1_030, to: 1_040 },
    ],
  });
  note(1_000, 5);
  note(1_025, 5);
  expect(held.numbers()).toEqual({ a: [{ from: 0, to: 1_040 }] });
});
