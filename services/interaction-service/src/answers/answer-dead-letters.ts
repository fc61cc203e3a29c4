import {
  type DeadLetterFilter,
  type DeadLetterPage,
  isId,
  problemResponse,
  type ReplayAnswer,
  STAGES_OF_PROCESSING,
} from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { replayDeadLetter } from '../dead-letters/replay-dead-letter.ts';
import { within } from '../failures/within.ts';
import { limitOf, numberOf, oneOf } from './query.ts';

const STAGES = ['queue', ...STAGES_OF_PROCESSING] as const;
const LONGEST_REASON = 200;
const NOT_YOURS = 'Only owners and admins may replay failed sessions.';

/** `GET /api/dead-letters?stage=&reason=&since=&until=&limit=` */
export const answerDeadLetters: Route = async ({ env, req, var: { caller }, json }) => {
  const ask = (name: string) => req.query(name);
  const [filter, limit] = [filterOf(ask), limitOf(ask, 100, 500)];
  const catalog = catalogOf(env, caller.organizationId);
  const [deadLetters, total, hiddenQuarantined] = await within(
    'catalog',
    Promise.all([
      catalog.listDeadLetters(filter, limit),
      catalog.countDeadLetters(filter),
      catalog.countHiddenDeadLetters(filter),
    ]),
  );
  return json({ deadLetters, total, hiddenQuarantined } satisfies DeadLetterPage);
};

/** `POST /api/dead-letters/{id}/replay`, for owners and admins. */
export const answerReplay: Route<'/api/dead-letters/:deadLetterId/replay'> = async ({
  env,
  req,
  var: { caller },
  body,
}) => {
  if (caller.role !== 'owner' && caller.role !== 'admin') return problemResponse('forbidden', NOT_YOURS);
  const found = await replayDeadLetter(env, caller.organizationId, req.param('deadLetterId'), Date.now());
  return found ? body(null, 202) : problemResponse('not_found', 'There is no such failed session.');
};

/** `POST /api/dead-letters/replay` with a `ReplayRequest`, for owners and admins. */
export const answerReplayAll: Route = async ({ env, req, var: { caller }, json }) => {
  if (caller.role !== 'owner' && caller.role !== 'admin') return problemResponse('forbidden', NOT_YOURS);
  const request: unknown = await req.json().catch(() => null);
  const { id, filter = {} } = (request ?? {}) as { id?: unknown; filter?: unknown };
  if (!isId(id)) return problemResponse('invalid_request', '`id` takes 1 to 64 letters, digits, `_` or `-`.');
  const told = new Map(Object.entries(filter as object).map(([name, value]) => [name, String(value)]));
  const replays = env.REPLAYS.getByName(caller.organizationId);
  const replay = await within('sweeper', replays.begin({ id, filter: filterOf((name) => told.get(name)) }));
  if (!replay) return problemResponse('conflict', 'Another replay is running. Wait until it has ended.');
  return json({ replay } satisfies ReplayAnswer, 202);
};

/** `GET /api/dead-letters/replay` */
export const answerReplayState: Route = async ({ env, var: { caller }, json }) => {
  const replay = await within('sweeper', env.REPLAYS.getByName(caller.organizationId).state());
  return json({ replay } satisfies ReplayAnswer);
};

function filterOf(ask: (name: string) => string | undefined): DeadLetterFilter {
  const stage = oneOf(ask, 'stage', STAGES);
  const reason = ask('reason')?.trim().slice(0, LONGEST_REASON);
  const since = numberOf(ask, 'since', 0, Number.MAX_SAFE_INTEGER);
  const until = numberOf(ask, 'until', 0, Number.MAX_SAFE_INTEGER);
  return {
    ...(stage && { stage }),
    ...(reason && { reason }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}
