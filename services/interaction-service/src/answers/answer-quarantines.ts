import { type AuditAction, problemResponse, type QuarantineList } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { catalogOf } from '../catalog/catalog.ts';
import { liftQuarantine } from '../quarantines/lift-quarantine.ts';
import { makeQuarantine } from '../quarantines/make-quarantine.ts';
import { previewQuarantine } from '../quarantines/preview-quarantine.ts';
import { previewPurge, purgeQuarantine } from '../quarantines/purge-quarantine.ts';
import { toldQuarantine } from '../quarantines/told-quarantine.ts';
import { authorOf } from '../records/record.ts';
import { bodyOf } from './body.ts';
import { purgeRequestIn, spanIn } from './quarantine-request.ts';
import { QueryError } from './query.ts';

const NO_QUARANTINE = 'There is no such quarantine.';

/** `GET /api/quarantines` */
export const answerQuarantines: Route = async ({ env, var: { caller }, json }) => {
  const catalog = catalogOf(env, caller.organizationId);
  const kept = await catalog.listQuarantines();
  const quarantines = await Promise.all(kept.map((quarantine) => toldQuarantine(catalog, quarantine)));
  return json({ quarantines } satisfies QuarantineList);
};

/** `POST /api/quarantines/preview` */
export const answerPreview: Route = async ({ env, req, var: { caller }, json }) =>
  json(await previewQuarantine(env, caller.organizationId, spanIn(await bodyOf(req.raw))));

/** `POST /api/quarantines` */
export const answerMake: Route = async (context) => {
  const { env, req, json } = context;
  const span = spanIn(await bodyOf(req.raw));
  const made = await makeQuarantine(env, authorOf(context), span, Date.now());
  if (made) return json(made, 201);
  return problemResponse('invalid_request', 'There is no such key.', { place: { field: 'keyId' } });
};

/** `GET /api/quarantines/{id}` */
export const answerQuarantine: Route<'/api/quarantines/:quarantineId'> = async ({
  env,
  req,
  var: { caller },
  json,
}) => {
  const catalog = catalogOf(env, caller.organizationId);
  const kept = await catalog.findQuarantine(req.param('quarantineId'));
  return kept ? json(await toldQuarantine(catalog, kept)) : problemResponse('not_found', NO_QUARANTINE);
};

/** `POST /api/quarantines/{id}/lift` */
export const answerLift: Route<'/api/quarantines/:quarantineId/lift'> = async (context) => {
  const { env, req, json } = context;
  const lifted = await liftQuarantine(env, authorOf(context), req.param('quarantineId'), Date.now());
  if (lifted === 'erasing') return problemResponse('conflict', 'It is being erased. Lift it when that has ended.');
  return lifted ? json(lifted) : problemResponse('not_found', NO_QUARANTINE);
};

/** `GET /api/quarantines/{id}/purge`: what would be erased now. */
export const answerPurgePreview: Route<'/api/quarantines/:quarantineId/purge'> = async ({
  env,
  req,
  var: { caller },
  json,
}) => {
  const preview = await previewPurge(env, caller.organizationId, req.param('quarantineId'));
  return preview ? json(preview) : problemResponse('not_found', NO_QUARANTINE);
};

/** `POST /api/quarantines/{id}/purge` */
export const answerPurge: Route<'/api/quarantines/:quarantineId/purge'> = async (context) => {
  const { env, req, json } = context;
  const request = purgeRequestIn(await bodyOf(req.raw));
  const purged = await purgeQuarantine(env, authorOf(context), req.param('quarantineId'), request, Date.now());
  if (purged === 'lifted') return problemResponse('conflict', 'It was lifted: quarantine the traffic again first.');
  if (purged === 'other name')
    throw new QueryError('keyName', '`keyName` takes what the key was called, letter by letter.');
  return purged ? json(purged, 202) : problemResponse('not_found', NO_QUARANTINE);
};

/** What is tried with a request, for the audit log; undefined when nothing would change. */
export function quarantineActionOf(path: string): AuditAction | undefined {
  if (path.endsWith('/preview')) return undefined;
  if (path.endsWith('/purge')) return 'quarantine_purge_begun';
  return path.endsWith('/lift') ? 'quarantine_lifted' : 'quarantine_made';
}
