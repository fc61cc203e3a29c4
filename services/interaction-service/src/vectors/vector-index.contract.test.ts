import { env } from 'cloudflare:workers';
import type { VectorMetadata } from '@crow/contracts';
import { describe, expect, test, vi } from 'vitest';
import { standInVectorize } from '../../test/stand-in-vectorize.ts';
import { metadataOf } from '../search/vector-filter-of.ts';
import { vectorIndexOf } from './vector-index-of.ts';
import { KIND_FIELD } from './vectorize-index.ts';

/** `name@dimensions@version`, of the dimensions that an index on Cloudflare is made with. */
const DIMENSIONS = 612;
const MODEL = `contract@${DIMENSIONS}@1`;
/** Nothing is left of an earlier run, since ids and organizations are those of this one. */
const RUN = crypto.randomUUID().slice(0, 8);

function metadata(fields: Partial<Parameters<typeof metadataOf>[1]> = {}): VectorMetadata {
  const base = {
    startedAt: 10,
    intent: 'browsing',
    outcome: 'open',
    stage: 'none',
    friction: [],
    returning: false,
  } as const;
  return metadataOf(`ses_${RUN}`, { ...base, country: 'DE', channel: 'direct', ...fields });
}

const FIELDS = [...Object.keys(metadata()), KIND_FIELD];

const INDEXES = [
  { name: 'the embedded index', vectorize: undefined },
  { name: 'Vectorize as it is documented', vectorize: standInVectorize(FIELDS) },
  // Where an account is configured, see `docs/search.md`.
  ...(env.VECTORIZE ? [{ name: 'Vectorize', vectorize: env.VECTORIZE }] : []),
];

function along(direction: number, aside = 0): number[] {
  const values = new Array<number>(DIMENSIONS).fill(0);
  values[direction] = 1;
  values[direction + 1] = aside;
  return values;
}

/** Vectorize shows what was written some seconds later. */
const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 200 });

test('metadata has no more fields than Vectorize indexes', () => {
  expect(FIELDS.length).toBeLessThanOrEqual(10);
});

describe.each(INDEXES)('$name', ({ name, vectorize }) => {
  const place = name.replace(/\W/g, '').slice(0, 12);
  const named = (id: string) => `${place}_${RUN}_${id}`;
  const indexOf = (organization: string, model = MODEL) => {
    const { VECTORS } = env;
    return vectorIndexOf({ VECTORS, ...(vectorize ? { VECTORIZE: vectorize } : {}) }, named(organization), model);
  };
  const ids = (matches: readonly { id: string }[]) => matches.map(({ id }) => id);

  test('gives the nearest first, by cosine, and its metadata when asked', async () => {
    const index = indexOf('near');
    await index.upsert([
      { id: named('a'), values: along(0), metadata: metadata() },
      { id: named('b'), values: along(0, 1), metadata: metadata({ country: 'FR' }) },
      { id: named('c'), values: along(4), metadata: metadata() },
    ]);
    await eventually(async () => {
      const matches = await index.query(along(0, 0.1), { topK: 2, returnMetadata: true });
      expect(ids(matches)).toEqual([named('a'), named('b')]);
      expect(matches[0]?.score).toBeCloseTo(0.995, 2);
      expect(matches[1]?.metadata).toEqual(metadata({ country: 'FR' }));
    });
    expect((await index.describe()).vectors).toBe(3);
  });

  test('filters before it takes the best', async () => {
    const index = indexOf('filter');
    await index.upsert([
      { id: named('d'), values: along(0), metadata: metadata({ returning: true, startedAt: 20 }) },
      { id: named('e'), values: along(0, 1), metadata: metadata({ intent: 'support', friction: ['slow_page'] }) },
    ]);
    await eventually(async () => {
      const asked = async (filter: NonNullable<Parameters<typeof index.query>[1]['filter']>) =>
        ids(await index.query(along(0), { topK: 1, filter }));
      expect(await asked({ intent: { $in: ['support', 'account'] } })).toEqual([named('e')]);
      expect(await asked({ intent: { $ne: 'support' } })).toEqual([named('d')]);
      expect(await asked({ returning: false })).toEqual([named('e')]);
      expect(await asked({ startedAt: { $gte: 10, $lt: 20 } })).toEqual([named('e')]);
      expect(await asked({ country: 'FR' })).toEqual([]);
    });
  });

  test('the last write of an id wins, and what is deleted is gone', async () => {
    const index = indexOf('write');
    const write = (country: string) =>
      index.upsert([{ id: named('f'), values: along(2), metadata: metadata({ country }) }]);
    await write('DE');
    await write('SE');
    await eventually(async () => {
      expect(ids(await index.query(along(2), { topK: 5, filter: { country: 'SE' } }))).toEqual([named('f')]);
      expect(await index.query(along(2), { topK: 5, filter: { country: 'DE' } })).toEqual([]);
    });
    await index.deleteByIds([named('f'), named('unknown')]);
    await eventually(async () => expect(await index.query(along(2), { topK: 5 })).toEqual([]));
    expect(await index.getByIds([named('f')])).toEqual([]);
  });

  test('never compares vectors of different models or organizations', async () => {
    await indexOf('own').upsert([{ id: named('g'), values: along(3), metadata: metadata() }]);
    await eventually(async () => expect(await indexOf('own').query(along(3), { topK: 5 })).toHaveLength(1));
    expect(await indexOf('own', `contract@${DIMENSIONS}@2`).query(along(3), { topK: 5 })).toEqual([]);
    expect(await indexOf('other').query(along(3), { topK: 5 })).toEqual([]);
  });

  test('a question among some ids sees no others', async () => {
    const index = indexOf('among');
    const written = ['h', 'i', 'j'].map((id, aside) => ({
      id: named(id),
      values: along(5, aside),
      metadata: metadata(),
    }));
    await index.upsert(written);
    expect(ids(await index.query(along(5), { topK: 5, among: [named('i')] }))).toEqual([named('i')]);
  });
});
