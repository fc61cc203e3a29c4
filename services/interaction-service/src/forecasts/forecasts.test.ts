import { env } from 'cloudflare:workers';
import { FORECAST_MS, type Forecast, type Outcome, type ScoreCard, type SessionDetail } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepVisit, type Visit } from '../../test/forecasts.ts';
import { archive, askAs, process, read, sessionOf } from '../../test/pipeline.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { readScoreCard } from './read-score-card.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const START = Date.UTC(2026, 8, 1);

async function forecastsOf(organizationId: string, sessionId: string): Promise<Forecast[]> {
  return catalogOf(env, organizationId).forecastsOf(sessionId);
}

describe('what came true', () => {
  test('is the next visit, and the next purchase, of the same visitor within a week', async () => {
    const visit = (sessionId: string, day: number, outcome: Outcome, visitorId = 'vis_a'): Visit => ({
      ...{ sessionId, visitorId, startedAt: START + day * DAY_MS, outcome },
    });
    await keepVisit('org_true', visit('ses_1', 0, 'abandoned_cart'));
    await keepVisit('org_true', visit('ses_other', 1, 'purchase_completed', 'vis_b'));
    await keepVisit('org_true', { ...visit('ses_bot', 1, 'purchase_completed'), bot: true });
    await keepVisit('org_true', visit('ses_2', 2, 'left_without_cart'));
    await keepVisit('org_true', visit('ses_3', 6, 'purchase_completed'));
    await keepVisit('org_true', visit('ses_4', 20, 'bounced'));
    const met = async (sessionId: string) =>
      Object.fromEntries((await forecastsOf('org_true', sessionId)).map(({ kind, metAt }) => [kind, metAt]));
    expect(await met('ses_1')).toEqual({ returns: START + 2 * DAY_MS, buys: START + 6 * DAY_MS });
    expect(await met('ses_2')).toEqual({ returns: START + 6 * DAY_MS, buys: START + 6 * DAY_MS });
    expect(await met('ses_3')).toEqual({ returns: undefined, buys: undefined });
    expect(await met('ses_bot')).toEqual({});
  });

  test('follows a purchase that a later revision finds, or takes back', async () => {
    const first: Visit = { sessionId: 'ses_1', visitorId: 'v', startedAt: START, outcome: 'abandoned_cart' };
    const second: Visit = { ...first, sessionId: 'ses_2', startedAt: START + DAY_MS };
    const buys = async () => (await forecastsOf('org_back', 'ses_1')).find(({ kind }) => kind === 'buys')?.metAt;
    await keepVisit('org_back', first);
    await keepVisit('org_back', second);
    expect(await buys()).toBeUndefined();
    await keepVisit('org_back', { ...second, revision: 2, outcome: 'purchase_completed' });
    expect(await buys()).toBe(START + DAY_MS);
    await keepVisit('org_back', { ...second, revision: 1, outcome: 'abandoned_cart' });
    expect(await buys()).toBe(START + DAY_MS);
    await keepVisit('org_back', { ...second, revision: 3, outcome: 'abandoned_cart' });
    expect(await buys()).toBeUndefined();
  });

  test('is the same in any order, and as somebody finds who looks at all visits', async () => {
    const visit = fc.record({
      visitorId: fc.constantFrom('v1', 'v2', undefined),
      hours: fc.nat(400),
      outcome: fc.constantFrom<Outcome>('bounced', 'purchase_completed', 'abandoned_cart'),
      bot: fc.boolean(),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(visit, { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat(99)),
        async (list, stream) => {
          run += 1;
          const visits: Visit[] = list.map(({ visitorId, hours, ...rest }, index) => ({
            ...rest,
            ...(visitorId === undefined ? {} : { visitorId }),
            sessionId: `ses_${index}`,
            startedAt: START + hours * 3_600_000,
          }));
          const mixed = [...visits, ...visits]
            .map((one) => [stream.next().value ?? 0, one] as const)
            .sort((a, b) => a[0] - b[0]);
          for (const [, one] of mixed) await keepVisit(`org_any_${run}`, one);
          for (const one of visits) {
            const found = await forecastsOf(`org_any_${run}`, one.sessionId);
            expect(found.map(({ kind, metAt }) => [kind, metAt])).toEqual(naive(one, visits));
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  function naive(one: Visit, visits: Visit[]) {
    if (one.bot || one.visitorId === undefined) return [];
    const madeAt = one.startedAt + 60_000;
    const later = visits
      .filter(({ visitorId, bot, startedAt }) => visitorId === one.visitorId && !bot && startedAt > madeAt)
      .filter(({ startedAt }) => startedAt <= madeAt + FORECAST_MS)
      .sort((a, b) => a.startedAt - b.startedAt);
    const bought = later.find(({ outcome }) => outcome === 'purchase_completed');
    return [
      ['returns', later[0]?.startedAt],
      ['buys', bought?.startedAt],
    ];
  }
});

test('a forecast is a rule until fifty sessions that ended alike are known to the end, then what came of those', async () => {
  const cart = (index: number, day: number): Visit => ({
    ...{
      sessionId: `ses_${index}_${day}`,
      visitorId: `v${index}`,
      startedAt: START + day * DAY_MS,
      outcome: 'abandoned_cart',
    },
  });
  // Of 60 visitors every second one comes back.
  for (let index = 0; index < 60; index++) {
    await keepVisit('org_own', cart(index, 0));
    if (index % 2 === 0) await keepVisit('org_own', { ...cart(index, 1), outcome: 'bounced' });
  }
  await keepVisit('org_own', cart(900, 5));
  await keepVisit('org_own', cart(901, 9));
  await keepVisit('org_own', { ...cart(902, 9), friction: ['shipping_shock'] });
  expect(await forecastsOf('org_own', 'ses_900_5')).toMatchObject([
    { kind: 'returns', probability: 0.3, basis: 'rules', similar: 0 },
    { kind: 'buys', probability: 0.1, basis: 'rules', similar: 0 },
  ]);
  expect(await forecastsOf('org_own', 'ses_901_9')).toMatchObject([
    { kind: 'returns', probability: 0.471, basis: 'own', similar: 60 },
    { kind: 'buys', probability: 0.014, basis: 'own', similar: 60 },
  ]);
  expect(await forecastsOf('org_own', 'ses_902_9')).toMatchObject([{ basis: 'rules', similar: 0 }, { basis: 'rules' }]);
  expect(await forecastsOf('org_else', 'ses_901_9')).toEqual([]);
});

test('the score card is what somebody finds who counts by hand, of forecasts whose time is over', async () => {
  for (let index = 0; index < 10; index++) {
    const visit: Visit = {
      sessionId: `ses_${index}`,
      visitorId: `v${index}`,
      startedAt: START,
      outcome: 'abandoned_checkout',
    };
    await keepVisit('org_card', visit);
    if (index < 4)
      await keepVisit('org_card', {
        ...visit,
        sessionId: `ses_more_${index}`,
        startedAt: START + DAY_MS,
        outcome: 'bounced',
      });
  }
  const over = START + 60_000 + FORECAST_MS + 1;
  const early = await readScoreCard(env, 'org_card', { from: 0, to: over - 1 });
  expect(early.kinds).toMatchObject([
    { kind: 'returns', forecasts: 0, brier: null, calibrationError: null, open: 14, nextDueAt: over - 1 },
    { kind: 'buys', forecasts: 0, open: 14 },
  ]);
  const { kinds, similar } = await readScoreCard(env, 'org_card', { from: 0, to: over });
  const [returns] = kinds;
  expect(returns).toMatchObject({ forecasts: 10, met: 4, open: 4, bins: [{ from: 0.3, forecasts: 10, met: 0.4 }] });
  expect(returns?.bins[0]?.forecast).toBeCloseTo(0.35);
  expect(returns?.brier).toBeCloseTo((4 * 0.65 ** 2 + 6 * 0.35 ** 2) / 10);
  expect(returns?.baseline).toBeCloseTo(0.24);
  expect(returns?.calibrationError).toBeCloseTo(0.05);
  expect(similar).toMatchObject([
    { outcome: 'abandoned_checkout', hindrance: 'none', sessions: 10, returns: { met: 0.4 }, buys: { met: 0 } },
  ]);
  expect((await readScoreCard(env, 'org_none', { from: 0, to: over })).similar).toEqual([]);
});

test('sessions that went through the pipeline have forecasts, and the card is read by whoever may see sessions', async () => {
  const { context, events } = sessionOf('ses_whole', { organizationId: 'org_whole' });
  await process([await archive({ context: { ...context, visitorId: 'vis_1' }, events })]);
  const { forecasts } = await read<SessionDetail>('/api/sessions/ses_whole', 'org_whole');
  expect(forecasts).toMatchObject([{ kind: 'returns' }, { kind: 'buys' }]);
  const card = await read<ScoreCard>('/api/score-card?days=90', 'org_whole');
  expect(card.to - card.from).toBe(90 * DAY_MS);
  expect((await askAs('org_whole', 'viewer', '/api/score-card')).status).toBe(200);
  expect((await askAs('org_whole', 'viewer', '/api/score-card?days=1000000')).status).toBe(400);
});
