import { readBody } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFingerprints, findFingerprint } from './batch-fingerprints.ts';
import { locateJsonError } from './locate-json-error.ts';

test('a fingerprint is found again with its count, and no other', () => {
  const batch = fc.record({
    batchId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
    accepted: fc.integer({ min: 0, max: 500 }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(batch, { selector: ({ batchId }) => batchId, maxLength: 40 }),
      fc.nat(),
      (batches, at) => {
        const cut = batches.length === 0 ? 0 : at % batches.length;
        const known = addFingerprints(addFingerprints(new Uint8Array(), batches.slice(0, cut)), batches.slice(cut));
        for (const { batchId, accepted } of batches) expect(findFingerprint(known, batchId)).toBe(accepted);
        expect(findFingerprint(known, 'never seen, for it has spaces')).toBeNull();
      },
    ),
  );
});

test('a place is found exactly in what is no JSON', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', '"', 'x', '\u0001', '01'), (json, at, noise) => {
      const cut = at % (json.length + 1);
      const text = json.slice(0, cut) + noise;
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      const place = locateJsonError(text);
      expect(place === null).toBe(parses);
      if (place) expect(place.column).toBeGreaterThan(0);
    }),
  );
});

test.each([
  ['{"a":1,}', 1, 8],
  ['[1\n 2]', 2, 2],
  ['{"a"\n:\n tru}', 3, 2],
  ['"open', 1, 6],
])('%j is wrong at line %i, column %i', (text, line, column) => {
  expect(locateJsonError(text)).toEqual({ line, column });
});

test('a body is read whole, up to its limit, whatever its chunks', async () => {
  const stream = (parts: Uint8Array[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
  const bytes = new TextEncoder().encode('naïve ☕ text');
  const parts = [...bytes].map((byte) => Uint8Array.of(byte));
  expect(await readBody(stream(parts), bytes.length)).toMatchObject({ ok: true, text: 'naïve ☕ text' });
  expect(await readBody(stream(parts), bytes.length - 1)).toEqual({ ok: false, reason: 'too_large' });
  expect(await readBody(stream([Uint8Array.of(0xff)]), 9)).toEqual({ ok: false, reason: 'not_utf8' });
});
