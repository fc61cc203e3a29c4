import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PackedVectors, type StoredVector } from './packed-vectors.ts';
import { cosine, quantize, unitVector } from './quantize.ts';

const id = fc.integer({ min: 0, max: 20 }).map((number) => `int_${number}`);
const values = fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 1, max: 100 })));
const change = fc.oneof(fc.record({ put: id, values, side: fc.constantFrom('a', 'b') }), fc.record({ remove: id }));

test('what is packed is found as if each vector were kept by itself, whatever is written and removed', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), values, fc.array(id), (changes, asked, among) => {
      const packed = new PackedVectors();
      const plain = new Map<string, StoredVector>();
      for (const one of changes) {
        if ('remove' in one) {
          packed.delete(one.remove);
          plain.delete(one.remove);
          continue;
        }
        const vector = { ...quantize(one.values), metadata: { session: one.put, side: one.side } };
        packed.set(one.put, vector);
        plain.set(one.put, vector);
      }
      expect(packed.size).toBe(plain.size);
      for (const [name, vector] of plain) expect(packed.get(name)).toEqual(vector);
      const unit = unitVector(asked);
      const scores = (names: readonly string[] | undefined) =>
        [...plain]
          .filter(([name, { metadata }]) => metadata.side === 'a' && (!names || names.includes(name)))
          .map(([, vector]) => cosine(unit, vector))
          .sort((a, b) => b - a)
          .slice(0, 3);
      for (const names of [undefined, among]) {
        const found = packed.nearest(unit, { topK: 3, filter: { side: 'a' }, ...(names ? { among: names } : {}) });
        const expected = scores(names);
        expect(found.map(({ score }) => score)).toHaveLength(expected.length);
        for (const [place, { score }] of found.entries()) expect(score).toBeCloseTo(expected[place] ?? 2, 4);
      }
    }),
  );
});

test('a vector of other dimensions is refused, as Vectorize refuses it', () => {
  const packed = new PackedVectors();
  packed.set('a', { ...quantize([1, 0, 0]), metadata: {} });
  expect(() => packed.set('b', { ...quantize([1, 0]), metadata: {} })).toThrow('3 dimensions');
  expect(packed.nearest(unitVector([1, 0]), { topK: 1 })).toEqual([]);
});

test('more vectors than are compared in one go stay apart', () => {
  const packed = new PackedVectors();
  for (let number = 0; number < 3_000; number++) {
    packed.set(`int_${number}`, { ...quantize([1, number]), metadata: { number } });
  }
  expect(packed.get('int_2500')?.metadata).toEqual({ number: 2_500 });
  expect(packed.nearest(unitVector([1, 0]), { topK: 1 })[0]?.id).toBe('int_0');
});
