import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FileStorage, openFileStorage } from './file-storage.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crow-file-'));
  file = join(folder, 'deep', 'crow.jsonl');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that a storage holds. */
function contentOf(storage: FileStorage): Record<string, string | null> {
  const keys = Array.from({ length: storage.length }, (_, index) => `${storage.key(index)}`);
  return Object.fromEntries(keys.map((key) => [key, storage.getItem(key)]));
}

test('whatever was set and removed, a file cut off anywhere holds the state after some change', () => {
  const change = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.string({ unit: 'binary', maxLength: 5 })));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat(), (changes, cut) => {
      rmSync(file, { force: true });
      const storage = openFileStorage(file);
      const states = [contentOf(storage)];
      for (const [key, value] of changes) {
        if (value === null) storage.removeItem(key);
        else storage.setItem(key, value);
        states.push(contentOf(storage));
      }
      storage.close();
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, cut % (bytes.length + 1)));
      const reopened = openFileStorage(file);
      expect(states).toContainEqual(contentOf(reopened));
      reopened.close();
      writeFileSync(file, bytes);
      const whole = openFileStorage(file);
      expect(contentOf(whole)).toEqual(states.at(-1));
      whole.close();
    }),
    { numRuns: 100 },
  );
});

test('a line that was cut off does not take the next one with it', () => {
  openFileStorage(file).close();
  appendFileSync(file, '\n["a","on');
  const storage = openFileStorage(file);
  storage.setItem('b', 'two');
  storage.close();
  appendFileSync(file, '\n["c');
  appendFileSync(file, '\n["d","four"]');
  const again = openFileStorage(file);
  expect(contentOf(again)).toEqual({ b: 'two', d: 'four' });
  again.close();
});

test('a file does not grow beyond what it holds', () => {
  const storage = openFileStorage(file);
  storage.setItem('kept', 'value');
  for (let i = 0; i < 2_000; i++) {
    storage.setItem(`batch-${i}`, 'x'.repeat(1_000));
    storage.removeItem(`batch-${i}`);
  }
  expect(statSync(file).size).toBeLessThan(300_000);
  storage.close();
  const again = openFileStorage(file);
  expect(contentOf(again)).toEqual({ kept: 'value' });
  again.close();
});
