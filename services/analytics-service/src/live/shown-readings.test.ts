import { exports } from 'cloudflare:workers';
import type { ProvisionalReading, SessionMove, SessionReadingNote } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pulseOf } from '../../test/service.ts';

const [live, usage] = [exports.LiveMetrics, exports.Usage];
const NOW = Date.now();

const noteOf = (minute: number): SessionReadingNote => ({
  sessionId: 'ses_1',
  reading: {
    ...{ intent: 'browsing', outcome: 'left_without_cart', stage: 'viewed', confidence: 0.5, friction: [] },
    ...{ events: minute, at: NOW + minute * 60_000 },
  },
});
const closing: SessionMove = { sessionId: 'ses_1', revision: 1, state: 'closing', at: NOW };

async function shownOf(organizationId: string): Promise<number[]> {
  const [told] = await usage.record(organizationId, [
    { sessionId: 'ses_1', revision: 1, events: 1, interactions: 1, processedAt: NOW },
  ]);
  return told?.readings.map(({ events }: ProvisionalReading) => events) ?? [];
}

test('whoever records the usage of a session hears of each reading that was shown, once, and of no other', async () => {
  const told = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constant('closing' as const)), { maxLength: 10 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(told, async (steps) => {
      const organizationId = `org_readings_${run++}`;
      await live.pulse(organizationId, pulseOf(NOW, [{ sessionId: 'ses_1' }, { sessionId: 'ses_2' }]));
      const shown: number[] = [];
      let [newest, isOpen] = [0, true];
      for (const step of steps) {
        const news = step === 'closing' ? { moves: [closing] } : { readings: [noteOf(step)] };
        await live.pulse(organizationId, pulseOf(NOW, [], news));
        if (step === 'closing') isOpen = false;
        else if (step > newest) {
          newest = step;
          if (isOpen) shown.push(step);
        }
      }
      expect(await shownOf(organizationId)).toEqual(shown);
      expect(await shownOf(organizationId)).toEqual(shown);
    }),
    { numRuns: 25 },
  );
});

test('sessions that ended and are not stored are told as unfinished', async () => {
  await live.pulse('org_waits', pulseOf(NOW, [{ sessionId: 'ses_1' }, { sessionId: 'ses_2' }]));
  expect(await live.unfinished('org_waits')).toBe(0);
  await live.pulse('org_waits', pulseOf(NOW, [], { moves: [{ ...closing, state: 'queued' }] }));
  expect(await live.unfinished('org_waits')).toBe(1);
  await live.pulse('org_waits', pulseOf(NOW, [], { moves: [{ ...closing, state: 'processed' }] }));
  expect(await live.unfinished('org_waits')).toBe(0);
});
