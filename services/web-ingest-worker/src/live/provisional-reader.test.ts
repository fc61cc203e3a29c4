import type { CompleteSession, ProvisionalReading } from '@crow/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import { ProvisionalReader } from './provisional-reader.ts';

afterEach(() => vi.restoreAllMocks());

const START = 1_000_000;
const READING: ProvisionalReading = {
  ...{ intent: 'purchasing', stage: 'cart', confidence: 0.7, friction: [], events: 3, at: START },
};
const complete = async () => ({ context: {}, events: [] }) as unknown as CompleteSession;
const seen = (events: number) => ({ startedAt: START, events });

async function readAt(reader: ProvisionalReader, ms: number, events: number) {
  return reader.read({ glance: async () => READING }, complete, events, START + ms);
}

test('a session is read first when it is ten seconds old, then once a minute after something happened', async () => {
  const reader = new ProvisionalReader();
  expect(reader.isDue(seen(3), START + 9_999)).toBe(false);
  expect(reader.isDue(seen(3), START + 10_000)).toBe(true);
  expect(await readAt(reader, 10_000, 3)).toBe(READING);
  expect(reader.isDue(seen(9), START + 69_999)).toBe(false);
  expect(reader.isDue(seen(9), START + 70_000)).toBe(true);
  expect(reader.isDue(seen(3), START + 90_000)).toBe(false);
});

test('the longer a session, the longer the pauses', async () => {
  const reader = new ProvisionalReader();
  await readAt(reader, 0, 3_500);
  expect(reader.isDue(seen(3_501), START + 239_999)).toBe(false);
  expect(reader.isDue(seen(3_501), START + 240_000)).toBe(true);
});

test('a reading that fails is counted, made again after the pause, and never two at once', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const reader = new ProvisionalReader();
  let fail = (_: Error): void => undefined;
  const slow = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const reading = reader.read({ glance: () => slow }, complete, 1, START);
  expect(reader.isDue(seen(2), START + 120_000)).toBe(false);
  fail(new Error('away'));
  expect(await reading).toBeNull();
  expect(reader.isDue(seen(2), START + 120_000)).toBe(true);
});
