import {
  type AuditAction,
  problemResponse,
  REANALYSIS_STEPS,
  type ReanalysisList,
  type ReanalysisPreview,
  type RereadPage,
} from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { readReread } from '../reanalyses/read-reread.ts';
import { STEP_ACTIONS } from '../reanalyses/reanalysis-object.ts';
import { reanalysisReport, toldReanalysis } from '../reanalyses/told-reanalysis.ts';
import { toldReread } from '../reanalyses/told-reread.ts';
import { authorOf } from '../records/record.ts';
import { readCursor, writeCursor } from '../sessions/session-cursor.ts';
import { bodyOf } from './body.ts';
import { limitOf, QueryError } from './query.ts';
import { reanalysisIn, rereadFilterOf, scopeIn } from './reanalysis-request.ts';

const NONE = 'There is no such re-analysis.';

/** What is tried with a request, for the audit log; undefined when nothing would change. */
export function reanalysisActionOf(path: string): AuditAction | undefined {
  if (path.endsWith('/preview')) return undefined;
  const step = REANALYSIS_STEPS.find((known) => path.endsWith(`/${known}`));
  return step ? STEP_ACTIONS[step] : 'reanalysis_started';
}

/** `GET /api/reanalyses` */
export const answerReanalyses: Route = async ({ env, var: { caller }, json }) => {
  const catalog = catalogOf(env, caller.organizationId);
  const [kept, analyst] = await Promise.all([within('catalog', catalog.listReanalyses()), todaysAnalyst(env)]);
  const reanalyses = await within('catalog', Promise.all(kept.map((one) => toldReanalysis(catalog, one))));
  return json({ reanalyses, analyst } satisfies ReanalysisList);
};

/** `POST /api/reanalyses/preview` */
export const answerReanalysisPreview: Route = async ({ env, req, var: { caller }, json }) => {
  const scope = scopeIn(await bodyOf(req.raw));
  const analyst = await todaysAnalyst(env);
  const catalog = catalogOf(env, caller.organizationId);
  const { sessions, modelMade } = await within('catalog', catalog.countScope(scope, analyst));
  const leftToModel = scope.modelMade === 'leave' ? modelMade : 0;
  return json({ sessions: sessions - leftToModel, leftToModel, analyst } satisfies ReanalysisPreview);
};

/** `POST /api/reanalyses` */
export const answerReanalysisBegin: Route = async (context) => {
  const { env, req, json } = context;
  const author = authorOf(context);
  const { organizationId } = author;
  const request = reanalysisIn(await bodyOf(req.raw));
  const catalog = catalogOf(env, organizationId);
  const [known, current] = await within(
    'catalog',
    Promise.all([catalog.findReanalysis(request.id), catalog.currentReanalysis()]),
  );
  if (!known && current) return conflict();
  const object = env.REANALYSES.getByName(organizationId);
  const begun = await within('reanalyses', object.begin(request, author, await todaysAnalyst(env)));
  return begun ? json(await toldReanalysis(catalog, begun), 202) : conflict();
};

/** `POST /api/reanalyses/{id}/pause`, `…/resume` and `…/cancel` */
export const answerReanalysisStep: Route<'/api/reanalyses/:reanalysisId/:step'> = async (context) => {
  const { env, req, json } = context;
  const author = authorOf(context);
  const { reanalysisId, step: asked } = req.param();
  const step = REANALYSIS_STEPS.find((known) => known === asked);
  if (!step) return problemResponse('not_found');
  const catalog = catalogOf(env, author.organizationId);
  const known = await within('catalog', catalog.findReanalysis(reanalysisId));
  if (!known) return problemResponse('not_found', NONE);
  if (known.endedAt !== undefined) return problemResponse('conflict', 'This re-analysis is over.');
  const object = env.REANALYSES.getByName(author.organizationId);
  const moved = await within('reanalyses', object.move(reanalysisId, step, author));
  return moved ? json(await toldReanalysis(catalog, moved)) : problemResponse('not_found', NONE);
};

/** `GET /api/reanalyses/{id}` */
export const answerReanalysis: Route<'/api/reanalyses/:reanalysisId'> = async ({ env, req, var: { caller }, json }) => {
  const catalog = catalogOf(env, caller.organizationId);
  const kept = await within('catalog', catalog.findReanalysis(req.param('reanalysisId')));
  return kept ? json(await within('catalog', reanalysisReport(catalog, kept))) : problemResponse('not_found', NONE);
};

/** `GET /api/reanalyses/{id}/sessions` */
export const answerRereads: Route<'/api/reanalyses/:reanalysisId/sessions'> = async ({
  env,
  req,
  var: { caller },
  json,
}) => {
  const ask = (name: string) => req.query(name);
  const [filter, limit, cursor] = [rereadFilterOf(ask), limitOf(ask, 25, 100), ask('cursor')];
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) throw new QueryError('cursor', '`cursor` is not one that a page gave.');
  const catalog = catalogOf(env, caller.organizationId);
  const id = req.param('reanalysisId');
  const [found, total] = await within(
    'catalog',
    Promise.all([catalog.listRereads(id, filter, limit + 1, after), catalog.countRereads(id, filter)]),
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return json({
    sessions: page.map(toldReread),
    total,
    ...(last ? { nextCursor: writeCursor(last) } : {}),
  } satisfies RereadPage);
};

/** `GET /api/reanalyses/{id}/sessions/{sessionId}` */
export const answerReread: Route<'/api/reanalyses/:reanalysisId/sessions/:sessionId'> = async ({
  env,
  req,
  var: { caller },
  json,
}) => {
  const { reanalysisId, sessionId } = req.param();
  const detail = await readReread(env, caller.organizationId, reanalysisId, sessionId);
  return detail ? json(detail) : problemResponse('not_found', 'The re-analysis has not come to such a session.');
};

function todaysAnalyst(env: Pick<Environment, 'UNDERSTANDER'>): Promise<string> {
  return within('understander', env.UNDERSTANDER.analystVersion());
}

function conflict(): Response {
  return problemResponse('conflict', 'Another re-analysis is not over. Wait until it is, or cancel it.');
}
