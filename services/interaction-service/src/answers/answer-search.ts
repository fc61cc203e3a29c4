import type { Route } from '../access/require-login.ts';
import { searchInteractions } from '../search/search-interactions.ts';
import { limitOf, meaningOf, numberOf, QueryError } from './query.ts';

/** Characters of a question. */
const LONGEST_QUERY = 500;

/** `GET /api/search?q=&limit=&intent=&outcome=&since=&until=` */
export const answerSearch: Route = async ({ env, req, var: { caller }, json }) => {
  const ask = (name: string) => req.query(name);
  const query = ask('q')?.trim() ?? '';
  if (query === '') throw new QueryError('q', '`q` takes what you look for, in your own words.');
  if (query.length > LONGEST_QUERY) throw new QueryError('q', `\`q\` takes ${LONGEST_QUERY} characters at most.`);
  const since = numberOf(ask, 'since', 0, Number.MAX_SAFE_INTEGER);
  const until = numberOf(ask, 'until', 0, Number.MAX_SAFE_INTEGER);
  const request = {
    query,
    limit: limitOf(ask, 20, 100),
    ...meaningOf(ask),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
  return json(await searchInteractions(env, caller.organizationId, request));
};
