import { problemResponse, type SearchIndexState } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { within } from '../failures/within.ts';
import { searchInteractions } from '../search/search-interactions.ts';
import { similarInteractions } from '../search/similar-interactions.ts';
import { limitOf, QueryError } from './query.ts';
import { filtersOf, kindsOf, timeZoneOf } from './search-query.ts';

/** Characters of a question. */
const LONGEST_QUERY = 500;

/** `GET /api/search?q=&limit=&filters=&timeZone=` and the filters by name, see `docs/search.md` */
export const answerSearch: Route = async ({ env, req, var: { caller }, json }) => {
  const ask = (name: string) => req.query(name);
  const query = ask('q')?.trim() ?? '';
  if (query === '') throw new QueryError('q', '`q` takes what you look for, in your own words.');
  if (query.length > LONGEST_QUERY) throw new QueryError('q', `\`q\` takes ${LONGEST_QUERY} characters at most.`);
  const request = {
    ...{ query, limit: limitOf(ask, 20, 100), filters: filtersOf(ask), kinds: kindsOf(ask) },
    ...{ timeZone: timeZoneOf(ask), now: Date.now() },
  };
  return json(await searchInteractions(env, caller.organizationId, request));
};

/** `GET /api/search/index`: where the organization's index stands */
export const answerIndexState: Route = async ({ env, var: { caller }, json }) => {
  const model = await within('embedder', env.EMBEDDER.model());
  const state = await within('vectors', env.VECTORS.getByName(caller.organizationId).state());
  return json({ model, ...state } satisfies SearchIndexState);
};

/** `GET /api/interactions/{id}/similar?limit=` */
export const answerSimilar: Route<'/api/interactions/:interactionId/similar'> = async ({
  env,
  req,
  var: { caller },
  json,
}) => {
  const limit = limitOf((name) => req.query(name), 5, 50);
  const answer = await similarInteractions(env, caller.organizationId, req.param('interactionId'), limit);
  return answer ? json(answer) : problemResponse('not_found', 'There is no such interaction.');
};
