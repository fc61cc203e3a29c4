import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';

test('the service gives vectors of its model, in order', async () => {
  const { model, vectors } = await exports.Embedder.embed(['shipping costs', 'price of delivery', 'a purple elephant']);
  expect(model).toBe('crow-en@612@1');
  expect(vectors.map((vector) => vector.length)).toEqual([612, 612, 612]);
  const cosine = (a: number, b: number) =>
    (vectors[a] ?? []).reduce((sum, value, index) => sum + value * (vectors[b]?.[index] ?? 0), 0);
  expect(cosine(0, 1)).toBeGreaterThan(cosine(0, 2));
});

test('nothing is served to the outside', async () => {
  expect((await exports.default.fetch(new Request('https://embedding/'))).status).toBe(404);
});
