import { SCORE_CARD_DAYS } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { readScoreCard } from '../forecasts/read-score-card.ts';
import { QueryError } from './query.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** `GET /api/score-card?days=` */
export const answerScoreCard: Route = async ({ env, req, var: { caller }, json }) => {
  const asked = req.query('days') ?? String(SCORE_CARD_DAYS[0]);
  const days = SCORE_CARD_DAYS.find((known) => String(known) === asked);
  if (days === undefined) throw new QueryError('days', `\`days\` takes one of: ${SCORE_CARD_DAYS.join(', ')}.`);
  const to = Date.now();
  return json(await readScoreCard(env, caller.organizationId, { from: to - days * DAY_MS, to }));
};
