import { env } from 'cloudflare:workers';
import {
  INTENTS,
  type Intent,
  type LiveScore,
  type Outcome,
  type ProvisionalReading,
  type ScoreCard,
} from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepVisit } from '../../test/forecasts.ts';
import { archive, process, read, sessionOf } from '../../test/pipeline.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { recordOf } from '../records/record.ts';
import { readScoreCard } from './read-score-card.ts';

const START = Date.UTC(2026, 8, 1);
const MINUTE = 60_000;

function aGlance(minute: number, intent: Intent, confidence: number, outcome?: Outcome): ProvisionalReading {
  const told = outcome === undefined ? {} : { outcome };
  return { intent, ...told, stage: 'none', confidence, friction: [], events: 1, at: START + minute * MINUTE };
}

async function scoreOf(organizationId: string): Promise<LiveScore> {
  return (await readScoreCard(env, organizationId, { from: 0, to: START + 600 * MINUTE })).live;
}

test('a reading that was shown is scored against what the whole session was read as, by its age', async () => {
  const keep = (sessionId: string, readings: ProvisionalReading[]) =>
    catalogOf(env, 'org_glance').keepLiveReadings([{ sessionId, readings }]);
  const visit = { sessionId: 'ses_1', startedAt: START, outcome: 'abandoned_cart' } as const;
  await keepVisit('org_glance', visit);
  await keep('ses_1', [
    aGlance(0.5, 'purchasing', 0.4, 'bounced'),
    aGlance(2, 'browsing', 0.6, 'abandoned_cart'),
    aGlance(12, 'browsing', 0.9),
  ]);
  await keep('ses_unknown', [aGlance(1, 'browsing', 0.9)]);
  const score = await scoreOf('org_glance');
  expect(score).toMatchObject({ forecasts: 3, met: 2, bins: [{ from: 0.4, met: 0 }, { from: 0.6 }, { from: 0.9 }] });
  expect(score.brier).toBeCloseTo((0.4 ** 2 + 0.4 ** 2 + 0.1 ** 2) / 3);
  expect(score.ages).toEqual([
    { fromMs: 0, readings: 1, intentRight: 0, confidence: 0.4, outcomes: 1, outcomeRight: 0 },
    { fromMs: MINUTE, readings: 1, intentRight: 1, confidence: 0.6, outcomes: 1, outcomeRight: 1 },
    { fromMs: 10 * MINUTE, readings: 1, intentRight: 1, confidence: 0.9, outcomes: 0, outcomeRight: 0 },
  ]);
  expect(await scoreOf('org_elsewhere')).toMatchObject({ forecasts: 0, brier: null, bins: [], ages: [] });
});

test('in any order, told any number of times, each reading is scored once, against the newest revision', async () => {
  const telling = fc.record({
    session: fc.constantFrom('ses_1', 'ses_2'),
    minutes: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 4 }),
    revision: fc.integer({ min: 1, max: 3 }),
  });
  const outcomes: Outcome[] = ['bounced', 'abandoned_cart', 'left_without_cart'];
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(telling, { minLength: 1, maxLength: 6 }), async (tellings) => {
      const organizationId = `org_any_glance_${run++}`;
      const newest = new Map<string, number>();
      const shown = new Map<string, { session: string; minute: number }>();
      for (const { session, minutes, revision } of tellings) {
        const outcome = outcomes[revision - 1] ?? 'bounced';
        await keepVisit(organizationId, { sessionId: session, startedAt: START, revision, outcome });
        newest.set(session, Math.max(newest.get(session) ?? 0, revision));
        const readings = minutes.map((minute) => aGlance(minute, INTENTS[2], 0.5, 'abandoned_cart'));
        await catalogOf(env, organizationId).keepLiveReadings([{ sessionId: session, readings }]);
        for (const minute of minutes) shown.set(`${session} ${minute}`, { session, minute });
      }
      const { forecasts, met, ages } = await scoreOf(organizationId);
      const right = [...shown.values()].filter(({ session }) => newest.get(session) === 2).length;
      expect([forecasts, met]).toEqual([shown.size, shown.size]);
      expect(ages.reduce((sum, age) => sum + age.outcomeRight, 0)).toBe(right);
      expect(ages.reduce((sum, age) => sum + age.readings, 0)).toBe(shown.size);
    }),
    { numRuns: 25 },
  );
});

test('what the live view showed of a session comes with the pipeline, and a quarantine takes it out of the score', async () => {
  const session = sessionOf('ses_seen', { organizationId: 'org_seen' });
  await env.USAGE.show('org_seen', 'ses_seen', [
    { ...aGlance(0, 'purchasing', 0.8, 'bounced'), at: session.context.startedAt + 30_000 },
  ]);
  const arrivals = [{ keyId: 'key_1', origin: '', from: START, until: START + MINUTE, events: 1 }];
  const message = await archive({ ...session, context: { ...session.context, endedAt: Date.now() - 1000, arrivals } });
  await process([message]);
  await process([message]);
  const card = () => read<ScoreCard>('/api/score-card', 'org_seen');
  expect((await card()).live).toMatchObject({ forecasts: 1, met: 1, ages: [{ fromMs: 0, intentRight: 1 }] });
  const span = { keyId: 'key_1', from: START, to: null, origin: null };
  const kept = { quarantineId: 'qua_1', keyName: 'k', state: 'active', createdAt: 0, createdBy: 'user:u1' } as const;
  const record = recordOf(
    { organizationId: 'org_seen', actor: 'user:u1', from: {} },
    'quarantine_made',
    'key_1',
    {},
    0,
  );
  await catalogOf(env, 'org_seen').keepQuarantine({ ...span, ...kept }, record);
  expect((await card()).live).toMatchObject({ forecasts: 0 });
});
