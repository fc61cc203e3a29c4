import { FORECAST_KINDS, FORECAST_MS } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { SessionForecasts } from '../catalog/forecasts.ts';
import { within } from '../failures/within.ts';
import type { SessionResult } from '../results/session-result.ts';
import { makeForecast } from './make-forecast.ts';
import { hindranceOf } from './rules.ts';

/**
 * Forecasts what the visitors of stored sessions do next, and tells earlier forecasts of those visitors that it came. Idempotent;
 * the order in which sessions are stored does not matter for what came true. Of programs nothing is forecast, and they fulfil nothing.
 */
export async function keepForecasts(catalog: Catalog, results: readonly SessionResult[]): Promise<void> {
  const sessions = results.flatMap(periodOf);
  const asked = sessions.flatMap(({ likeness, isBot, madeAt }) =>
    isBot ? [] : FORECAST_KINDS.map((kind) => ({ kind, ...likeness, at: madeAt })),
  );
  const counts = (await within('catalog', catalog.ownCounts(asked))).values();
  const kept = sessions.map(({ likeness, isBot, ...session }): SessionForecasts => {
    const kinds = isBot ? [] : FORECAST_KINDS;
    const forecasts = kinds.map((kind) => ({
      kind,
      ...makeForecast(kind, likeness, counts.next().value ?? { sessions: 0, met: 0 }),
    }));
    return { ...session, ...likeness, forecasts };
  });
  await within('catalog', catalog.keepForecasts(kept));
}

/** A session as forecasts see it; nothing for one without a visitor. */
function periodOf({ context, understanding }: SessionResult) {
  const { sessionId, revision, visitorId, startedAt, endedAt } = context;
  if (visitorId === undefined) return [];
  const likeness = { outcome: understanding.outcome, hindrance: hindranceOf(understanding.friction) };
  const period = { startedAt, madeAt: endedAt, dueAt: endedAt + FORECAST_MS };
  return [{ sessionId, revision, visitorId, ...period, likeness, isBot: understanding.bot }];
}
