import type { ScoreCard, ScoreCardDays } from '@crow/contracts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

/** How right the forecasts were whose time ended in the last days. */
export function scoreQuery(days: ScoreCardDays) {
  return queryOptions({
    queryKey: ['score-card', days],
    queryFn: ({ signal }) => requestJson<ScoreCard>(`/api/score-card?days=${days}`, { signal }),
  });
}
