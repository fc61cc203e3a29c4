import { AUDIT_ACTIONS, problemResponse } from '@crow/contracts';
import { Hono } from 'hono';
import { z } from 'zod';
import { refuseMethod } from '../access/refuse-method.ts';
import { mayManage, type Routes } from '../access/require-login.ts';
import { authorOf } from './author.ts';
import { changeOnRecord } from './change-on-record.ts';
import { checkChain } from './check-chain.ts';
import { exportRecords } from './export-records.ts';
import { listRecords } from './list-records.ts';

const filter = z.object({
  action: z.enum(AUDIT_ACTIONS).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  subject: z.string().max(64).optional(),
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `/api/audit`: what was changed, for owners and admins. */
export const auditRoutes = new Hono<Routes>()
  .use(async (context, next) => {
    if (mayManage(context.var.caller.role)) return next();
    return problemResponse('forbidden', 'Only owners and admins may read the audit log.');
  })
  .get('/', async ({ env, req, var: { caller }, json }) => {
    const read = filter.safeParse(req.query());
    if (!read.success) {
      const [issue] = read.error.issues;
      return problemResponse('invalid_request', issue?.message, { place: { field: issue?.path.join('.') ?? '' } });
    }
    const { cursor, ...wanted } = read.data;
    return json(await listRecords(env, caller.organizationId, { ...wanted, before: cursor }));
  })
  .all('/', () => refuseMethod('GET'))
  .get('/check', async ({ env, var: { caller }, json }) => json(await checkChain(env, caller.organizationId)))
  .all('/check', () => refuseMethod('GET'))
  .get('/export', async (context) => {
    const author = authorOf(context);
    await changeOnRecord(context.env.DB, author, async () => ({
      statements: [],
      action: 'audit_exported',
      subject: author.organizationId,
    }));
    return new Response(exportRecords(context.env, author.organizationId), {
      headers: {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': 'attachment; filename="crow-audit.jsonl"',
        'cache-control': 'no-store',
      },
    });
  })
  .all('/export', () => refuseMethod('GET'));
