import { FORECAST_KINDS, type KindScore, type ScoreCard, type SimilarSessions } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Bin, ScoredLikeness } from '../catalog/forecast-scores.ts';
import type { Environment } from '../environment.ts';

/** How right the forecasts were whose time ended, and the provisional readings of sessions that ended, from `from` up to `to`, Unix milliseconds. */
export async function readScoreCard(
  env: Environment,
  organizationId: string,
  { from, to }: { from: number; to: number },
): Promise<ScoreCard> {
  const catalog = catalogOf(env, organizationId);
  const [bins, likenesses, waiting, liveBins, ages] = await Promise.all([
    catalog.scoredBins(from, to),
    catalog.scoredLikenesses(from, to),
    catalog.openForecasts(to),
    catalog.liveBins(from, to),
    catalog.liveAges(from, to),
  ]);
  const kinds = FORECAST_KINDS.map((kind) => {
    const { open = 0, nextDueAt } = waiting.find((row) => row.kind === kind) ?? {};
    const score = scoreOf(bins.filter((bin) => bin.kind === kind));
    return { kind, ...score, open, ...(nextDueAt === undefined ? {} : { nextDueAt }) };
  });
  return { from, to, kinds, similar: similarSessions(likenesses), live: { ...scoreOf(liveBins), ages } };
}

/** Scores of forecasts from their bins. */
function scoreOf(bins: readonly Bin[]): Omit<KindScore, 'kind' | 'open' | 'nextDueAt'> {
  const sum = (value: (bin: Bin) => number) => bins.reduce((total, bin) => total + value(bin), 0);
  const forecasts = sum((bin) => bin.forecasts);
  const met = sum((bin) => bin.met);
  const share = met / forecasts;
  return {
    forecasts,
    met,
    brier: forecasts === 0 ? null : sum(({ squared }) => squared) / forecasts,
    baseline: forecasts === 0 ? null : share * (1 - share),
    calibrationError: forecasts === 0 ? null : sum((bin) => Math.abs(bin.expected - bin.met)) / forecasts,
    bins: bins.map((bin) => ({
      from: bin.from,
      forecasts: bin.forecasts,
      forecast: bin.expected / bin.forecasts,
      met: bin.met / bin.forecasts,
    })),
  };
}

function similarSessions(rows: readonly ScoredLikeness[]): SimilarSessions[] {
  const groups = Map.groupBy(rows, ({ outcome, hindrance }) => `${outcome} ${hindrance}`);
  return [...groups.values()].flatMap((group) => {
    const [returns, buys] = FORECAST_KINDS.map((kind) => group.find((row) => row.kind === kind));
    if (!returns || !buys) return []; // both kinds of a session are kept together
    const { outcome, hindrance, sessions } = returns;
    return { outcome, hindrance, sessions, returns: sharesOf(returns), buys: sharesOf(buys) };
  });
}

function sharesOf({ sessions, expected, met }: ScoredLikeness): SimilarSessions['returns'] {
  return { forecast: expected / sessions, met: met / sessions };
}
