import { type Channel, LOOK_BACK_MS, type Touch } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { touchesOf } from './touches-of.ts';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 24 * 60 * 60 * 1000;

function touch(sessionId: string, daysAgo: number, channel: Channel): Touch {
  return { sessionId, startedAt: NOW - daysAgo * DAY, acquisition: { channel, landingPath: '/' } };
}

const session = { sessionId: 'ses_now', startedAt: NOW };

test('the first touch is the first from outside, the last one that is not direct the newest that is known', () => {
  const touches = [
    touch('ses_now', 0, 'direct'),
    touch('ses_c', 3, 'internal'),
    touch('ses_b', 5, 'email'),
    touch('ses_a', 9, 'organic_search'),
    touch('ses_old', 91, 'paid_social'),
    touch('ses_later', -1, 'referral'),
  ];
  expect(touchesOf(session, touches)).toEqual({ first: touches[3], lastNonDirect: touches[2] });
});

test('a visitor who only ever typed the address has a first touch and no other', () => {
  const touches = [touch('ses_now', 0, 'direct')];
  expect(touchesOf(session, touches)).toEqual({ first: touches[0] });
  expect(touchesOf(session, [touch('ses_now', 0, 'internal')])).toEqual({});
});

test('touches come from the look-back, whatever their order', () => {
  const channels = fc.constantFrom<Channel>('direct', 'internal', 'email', 'referral');
  const days = fc.integer({ min: -5, max: 120 });
  fc.assert(
    fc.property(fc.array(fc.tuple(days, channels), { maxLength: 12 }), (all) => {
      const touches = all.map(([daysAgo, channel], index) => touch(`ses_${index}`, daysAgo, channel));
      const found = touchesOf(session, touches);
      expect(touchesOf(session, touches.toReversed())).toEqual(found);
      for (const { startedAt } of Object.values(found)) {
        expect(startedAt).toBeGreaterThanOrEqual(NOW - LOOK_BACK_MS);
        expect(startedAt).toBeLessThanOrEqual(NOW);
      }
    }),
  );
});
