import type { Route } from '../access/require-login.ts';
import { within } from '../failures/within.ts';

/** `GET /api/pipeline`: how far processing is behind. */
export const answerPipeline: Route = async ({ env, var: { caller }, json }) =>
  json(await within('sweeper', env.SWEEPERS.getByName(caller.organizationId).state()));
