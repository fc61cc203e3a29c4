import { evictDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cosine, quantize, unitVector } from './quantize.ts';
import { vectorIndexOf } from './vector-index-of.ts';

const MODEL = 'm@3@1';
const indexOf = (name: string, model = MODEL) => vectorIndexOf(env, name, model);
const ids = (matches: readonly { id: string }[]) => matches.map(({ id }) => id);

describe('the vector index', () => {
  test('gives the nearest first, by cosine, whatever the lengths', async () => {
    const index = indexOf('nearest');
    await index.upsert([
      { id: 'east', values: [5, 0, 0] },
      { id: 'north', values: [0, 0.1, 0] },
      { id: 'between', values: [1, 1, 0] },
    ]);
    const matches = await index.query([1, 0.2, 0], { topK: 2 });
    expect(ids(matches)).toEqual(['east', 'between']);
    expect(matches[0]?.score).toBeCloseTo(0.98, 2);
    expect(await index.describe()).toEqual({ vectors: 3, dimensions: 3 });
  });

  test('the last write of an id wins, and what is deleted is gone', async () => {
    const index = indexOf('writes');
    await index.upsert([{ id: 'a', values: [1, 0, 0], metadata: { kind: 'old' } }]);
    await index.upsert([{ id: 'a', values: [0, 1, 0], metadata: { kind: 'new' } }]);
    expect(await index.query([0, 1, 0], { topK: 5, returnMetadata: true })).toMatchObject([
      { id: 'a', metadata: { kind: 'new' } },
    ]);
    await index.deleteByIds(['a', 'unknown']);
    expect(await index.getByIds(['a'])).toEqual([]);
    expect((await index.describe()).vectors).toBe(0);
  });

  test('filters before it takes the best', async () => {
    const index = indexOf('filters');
    await index.upsert([
      { id: 'a', values: [1, 0, 0], metadata: { intent: 'browsing', at: 1, tags: ['x', 'y'] } },
      { id: 'b', values: [0.9, 0.1, 0], metadata: { intent: 'purchasing', at: 2 } },
      { id: 'c', values: [0, 1, 0], metadata: { intent: 'purchasing', at: 3 } },
    ]);
    const query = async (filter: NonNullable<Parameters<typeof index.query>[1]['filter']>) =>
      ids(await index.query([1, 0, 0], { topK: 1, filter }));
    expect(await query({ intent: 'purchasing' })).toEqual(['b']);
    expect(await query({ intent: { $ne: 'browsing' }, at: { $gt: 2 } })).toEqual(['c']);
    expect(await query({ at: { $gte: 2, $lt: 3 } })).toEqual(['b']);
    expect(await query({ intent: { $in: ['browsing', 'support'] } })).toEqual(['a']);
    expect(await query({ intent: { $nin: ['browsing', 'purchasing'] } })).toEqual([]);
    expect(await query({ tags: 'y' })).toEqual(['a']);
    expect(await query({ at: { $lte: 1 } })).toEqual(['a']);
  });

  test('never compares vectors of different models or organizations', async () => {
    await indexOf('one').upsert([{ id: 'a', values: [1, 0, 0] }]);
    expect(await indexOf('one', 'other@3@1').query([1, 0, 0], { topK: 5 })).toEqual([]);
    expect(await indexOf('two').query([1, 0, 0], { topK: 5 })).toEqual([]);
  });

  test('outlives its object', async () => {
    await indexOf('kept').upsert([{ id: 'a', values: [0.6, 0.8, 0], metadata: { n: 1 } }]);
    await evictDurableObject(env.VECTORS.getByName('kept'));
    const [record] = await indexOf('kept').getByIds(['a']);
    expect(record?.metadata).toEqual({ n: 1 });
    expect(record?.values[0]).toBeCloseTo(0.6, 2);
  });

  test('refuses other dimensions than its own, before and after it was asked', async () => {
    const index = indexOf('dimensions');
    await index.upsert([{ id: 'a', values: [1, 0, 0] }]);
    await expect(index.upsert([{ id: 'b', values: [1, 0] }])).rejects.toThrow('3 dimensions');
    expect(await index.query([1, 0, 0], { topK: 5 })).toHaveLength(1);
    await expect(index.upsert([{ id: 'b', values: [1, 0] }])).rejects.toThrow('3 dimensions');
    expect((await index.describe()).vectors).toBe(1);
  });

  test('searches among some ids only, when they are given', async () => {
    const index = indexOf('among');
    await index.upsert(['a', 'b', 'c'].map((id, place) => ({ id, values: [1, place, 0] })));
    expect(ids(await index.query([1, 0, 0], { topK: 2, among: ['c', 'b', 'unknown'] }))).toEqual(['b', 'c']);
    expect(await index.query([1, 0, 0], { topK: 2, among: [] })).toEqual([]);
  });

  test('refuses what Vectorize would refuse', async () => {
    const index = indexOf('limits');
    const record = { id: 'a', values: [1] };
    await expect(index.upsert(Array.from({ length: 1001 }, () => record))).rejects.toThrow('1000 records');
    await expect(index.upsert([{ ...record, id: 'x'.repeat(65) }])).rejects.toThrow('64 bytes');
    await expect(index.upsert([{ ...record, values: new Array(1537).fill(1) }])).rejects.toThrow('1536');
    await expect(index.upsert([{ ...record, values: [0] }])).rejects.toThrow('direction');
    await expect(index.upsert([{ ...record, metadata: { text: 'x'.repeat(11_000) } }])).rejects.toThrow('metadata');
    await expect(index.query([1], { topK: 101 })).rejects.toThrow('topK');
    await expect(index.query([1], { topK: 21, returnMetadata: true })).rejects.toThrow('topK');
  });
});

test('eight bits a number keep the cosine within 0.01', () => {
  const vector = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 });
  const direction = vector.filter((values) => Math.hypot(...values) > 0.1);
  fc.assert(
    fc.property(direction, direction, (a, b) => {
      const exact = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) / Math.hypot(...a) / Math.hypot(...b);
      expect(Math.abs(cosine(unitVector(a), quantize(b)) - exact)).toBeLessThan(0.01);
    }),
  );
});
