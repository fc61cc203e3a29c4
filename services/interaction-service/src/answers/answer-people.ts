import { problemResponse } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { changeLink } from '../people/change-link.ts';
import { listPeople, searchPeople } from '../people/list-people.ts';
import { readPeopleCursor } from '../people/people-cursor.ts';
import { readPerson } from '../people/read-person.ts';
import { authorOf, recordRefusal } from '../records/record.ts';
import { limitOf, QueryError } from './query.ts';

/** Characters of what is looked for, as of a user id. */
const LONGEST_QUERY = 1024;

/** `GET /api/people?q=&cursor=&limit=` */
export const answerPeople: Route = async ({ env, req, var: { caller }, json }) => {
  const limit = limitOf((name) => req.query(name), 25, 50);
  const beginning = req.query('q')?.trim() ?? '';
  if (beginning.length > LONGEST_QUERY) throw new QueryError('q', `\`q\` takes ${LONGEST_QUERY} characters at most.`);
  if (beginning !== '') return json(await searchPeople(env, caller.organizationId, { beginning, limit }));
  const cursor = req.query('cursor');
  const after = cursor ? readPeopleCursor(cursor) : undefined;
  if (after === null) throw new QueryError('cursor', '`cursor` is not one that a page gave.');
  return json(await listPeople(env, caller.organizationId, { limit, ...(after ? { after } : {}) }));
};

/** `GET /api/people/{id}` */
export const answerPerson: Route<'/api/people/:personId'> = async ({ env, req, var: { caller }, json }) => {
  const person = await readPerson(env, caller.organizationId, req.param('personId'));
  return person ? json(person) : problemResponse('not_found', 'There is no such person.');
};

/** `POST /api/people/links/{id}/undo`, for owners, admins and analysts. */
export const answerUndo: Route<'/api/people/links/:linkId/undo'> = (context) => answerChange(context, true);

/** `POST /api/people/links/{id}/redo`, for owners, admins and analysts. */
export const answerRedo: Route<'/api/people/links/:linkId/redo'> = (context) => answerChange(context, false);

async function answerChange(context: Parameters<Route<'/api/people/links/:linkId'>>[0], undone: boolean) {
  const { env, req, var: variables, json } = context;
  const author = authorOf(context);
  const linkId = req.param('linkId');
  if (variables.caller.role === 'viewer') {
    await recordRefusal(env, author, undone ? 'merge_undone' : 'merge_redone', linkId);
    return problemResponse('forbidden', 'Only owners, admins and analysts may undo and redo merges.');
  }
  const link = await changeLink(env, author, linkId, { undone, at: Date.now() });
  return link ? json(link) : problemResponse('not_found', 'There is no such merge.');
}
