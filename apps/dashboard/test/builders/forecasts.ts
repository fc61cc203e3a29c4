import type { LiveScore, ScoreCard } from '@crow/contracts';
import { MINUTE, NOW } from './clock.ts';

export function aScoreCard(fields: Partial<ScoreCard> = {}): ScoreCard {
  const open = { open: 41, nextDueAt: NOW + 3 * 60 * MINUTE };
  return {
    from: NOW - 30 * 24 * 60 * MINUTE,
    to: NOW,
    kinds: [
      {
        ...{
          kind: 'returns',
          forecasts: 1200,
          met: 300,
          brier: 0.15,
          baseline: 0.1875,
          calibrationError: 0.031,
          ...open,
        },
        bins: [
          { from: 0, forecasts: 500, forecast: 0.06, met: 0.05 },
          { from: 0.2, forecasts: 500, forecast: 0.24, met: 0.28 },
          { from: 0.6, forecasts: 200, forecast: 0.63, met: 0.675 },
        ],
      },
      {
        ...{ kind: 'buys', forecasts: 1200, met: 60, brier: 0.06, baseline: 0.0475, calibrationError: 0.01, ...open },
        bins: [{ from: 0, forecasts: 1200, forecast: 0.04, met: 0.05 }],
      },
    ],
    similar: [
      {
        ...{ outcome: 'abandoned_checkout', hindrance: 'price', sessions: 310 },
        ...{ returns: { forecast: 0.26, met: 0.31 }, buys: { forecast: 0.12, met: 0.09 } },
      },
      {
        ...{ outcome: 'bounced', hindrance: 'none', sessions: 205 },
        ...{ returns: { forecast: 0.06, met: 0.04 }, buys: { forecast: 0.01, met: 0 } },
      },
    ],
    live: aLiveScore(),
    ...fields,
  };
}

export function aLiveScore(fields: Partial<LiveScore> = {}): LiveScore {
  return {
    ...{ forecasts: 840, met: 630, brier: 0.12, baseline: 0.1875, calibrationError: 0.042 },
    bins: [
      { from: 0.4, forecasts: 240, forecast: 0.45, met: 0.4 },
      { from: 0.8, forecasts: 600, forecast: 0.86, met: 0.89 },
    ],
    ages: [
      { fromMs: 0, readings: 500, intentRight: 330, confidence: 0.7, outcomes: 500, outcomeRight: 250 },
      { fromMs: MINUTE, readings: 340, intentRight: 300, confidence: 0.86, outcomes: 0, outcomeRight: 0 },
    ],
    ...fields,
  };
}
