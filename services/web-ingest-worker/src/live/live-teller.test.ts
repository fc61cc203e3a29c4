import type { LivePulse } from '@crow/contracts';
import { afterEach, expect, test, vi } from 'vitest';
import type { LiveReport } from './live-report.ts';
import { createLiveTeller } from './live-teller.ts';

afterEach(() => vi.restoreAllMocks());

/** A teller whose clock and waits a test decides about. */
function stage() {
  const told: [organizationId: string, pulse: LivePulse][] = [];
  const waits: (() => void)[] = [];
  const work: Promise<unknown>[] = [];
  let now = 1_000;
  const teller = createLiveTeller(
    () => new Promise((resolve) => waits.push(resolve)),
    () => now,
  );
  const live = {
    pulse: async (...pulse: (typeof told)[number]) => {
      told.push(pulse);
      if (pulse[0] === 'org_broken') throw new Error('the live view is down');
    },
  };
  const ctx = { waitUntil: (promise: Promise<unknown>) => void work.push(promise) };
  return {
    told,
    waits,
    pass: (ms: number) => {
      now += ms;
    },
    note: (sessionId: string, changes: Partial<LiveReport> = {}, organizationId = 'org_1', origin = '') => {
      const report = {
        sessionId,
        events: 2,
        rejected: 0,
        duplicate: false,
        at: now,
        path: '/',
        recent: [],
        ...changes,
      };
      teller.note({ organizationId, keyId: 'key_1', origin }, report, live, ctx);
    },
    move: (sessionId: string) =>
      teller.noteMove('org_1', { sessionId, revision: 1, state: 'open', at: now }, live, ctx),
    read: (sessionId: string) => {
      const reading = {
        intent: 'purchasing',
        stage: 'cart',
        confidence: 0.7,
        friction: [],
        events: 2,
        at: now,
      } as const;
      teller.noteReading('org_1', { sessionId, reading: { ...reading, friction: [] } }, live, ctx);
    },
    end: async (wait: number) => {
      waits[wait]?.();
      await work[wait];
    },
  };
}

test('what sessions of an organization do in a second is told together, moves and readings as well', async () => {
  const { note, move, read, end, told, waits } = stage();
  move('ses_1');
  note('ses_1');
  note('ses_1', { duplicate: true, events: 0 });
  note('ses_2', { rejected: 3 });
  read('ses_2');
  note('ses_3', {}, 'org_2');
  expect(waits).toHaveLength(2);
  await end(0);
  expect(told).toEqual([
    [
      'org_1',
      expect.objectContaining({
        at: 2_000,
        events: 4,
        batches: 3,
        duplicates: 1,
        rejected: 3,
        moves: [expect.objectContaining({ sessionId: 'ses_1' })],
        readings: [{ sessionId: 'ses_2', reading: expect.objectContaining({ intent: 'purchasing' }) }],
        sessions: [expect.objectContaining({ sessionId: 'ses_1', events: 2 }), expect.objectContaining({ events: 2 })],
      }),
    ],
  ]);
});

test('when the object that should have told is gone, another one tells what both gathered, once', async () => {
  const { note, end, told, pass } = stage();
  note('ses_1');
  pass(4_000);
  note('ses_2');
  await end(1);
  await end(0);
  expect(told.map(([, { events }]) => events)).toEqual([4]);
});

test('a live view that can’t be told costs only what it was not told', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { note, end, told } = stage();
  note('ses_1', {}, 'org_broken');
  await end(0);
  note('ses_1', {}, 'org_broken');
  await end(1);
  expect(told).toHaveLength(2);
});

test('a pulse tells with which key and from where its events came; origins that are too many are told together', async () => {
  const { told, note, end } = stage();
  note('ses_1', { events: 2, rejected: 1 });
  note('ses_2', { events: 3 });
  for (let site = 0; site < 60; site++) note('ses_3', { events: 1 }, 'org_1', `https://${site}.example`);
  await end(0);
  const [[, { sources = [], events }]] = told as [[string, LivePulse]];
  expect(sources).toHaveLength(51);
  expect(sources[0]).toEqual({ keyId: 'key_1', origin: '', events: 5, rejected: 1 });
  expect(sources.at(-1)).toEqual({ keyId: 'key_1', origin: 'others', events: 11, rejected: 0 });
  expect(sources.reduce((sum, source) => sum + source.events, 0)).toBe(events);
});
