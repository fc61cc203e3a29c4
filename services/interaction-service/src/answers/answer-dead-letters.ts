import { type DeadLetterPage, problemResponse } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { replayDeadLetter } from '../dead-letters/replay-dead-letter.ts';
import { limitOf } from './query.ts';

/** `GET /api/dead-letters?limit=` */
export const answerDeadLetters: Route = async ({ env, req, var: { caller }, json }) => {
  const limit = limitOf((name) => req.query(name), 100, 500);
  const deadLetters = await catalogOf(env, caller.organizationId).listDeadLetters(limit);
  return json({ deadLetters } satisfies DeadLetterPage);
};

/** `POST /api/dead-letters/{id}/replay`, for owners and admins. */
export const answerReplay: Route<'/api/dead-letters/:deadLetterId/replay'> = async ({
  env,
  req,
  var: { caller },
  body,
}) => {
  if (caller.role !== 'owner' && caller.role !== 'admin') {
    return problemResponse('forbidden', 'Only owners and admins may replay failed sessions.');
  }
  const found = await replayDeadLetter(env, caller.organizationId, req.param('deadLetterId'));
  return found ? body(null, 202) : problemResponse('not_found', 'There is no such failed session.');
};
