import { FORECAST_KINDS, FORECAST_MS } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SessionResult } from '../results/session-result.ts';
import { makeForecast } from './make-forecast.ts';
import { hindranceOf } from './rules.ts';

/**
 * Forecasts what the visitor of a stored session does next, and tells earlier forecasts of that visitor that it came. Idempotent;
 * the order in which sessions are stored does not matter for what came true. Of programs nothing is forecast, and they fulfil nothing.
 */
export async function keepForecasts(catalog: Catalog, { context, understanding }: SessionResult): Promise<void> {
  const { sessionId, revision, visitorId, startedAt, endedAt } = context;
  if (visitorId === undefined) return;
  const likeness = { outcome: understanding.outcome, hindrance: hindranceOf(understanding.friction) };
  const forecasts = understanding.bot
    ? []
    : await Promise.all(
        FORECAST_KINDS.map(async (kind) => ({
          kind,
          ...makeForecast(kind, likeness, await catalog.ownCounts(kind, likeness, endedAt)),
        })),
      );
  const period = { madeAt: endedAt, dueAt: endedAt + FORECAST_MS };
  await catalog.keepForecasts({ sessionId, revision, visitorId, startedAt, ...likeness, ...period, forecasts });
}
