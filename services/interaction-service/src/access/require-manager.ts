import { type AuditAction, problemResponse } from '@crow/contracts';
import { createMiddleware } from 'hono/factory';
import { authorOf, recordRefusal } from '../records/record.ts';
import type { Routes } from './require-login.ts';

/**
 * Lets owners and admins pass; that others tried to change something is put on the audit log.
 * @param actionOf what a path would have done; undefined when nothing
 * @param refusal what others are told
 */
export function requireManager(actionOf: (path: string) => AuditAction | undefined, refusal: string) {
  return createMiddleware<Routes>(async (context, next) => {
    const { role } = context.var.caller;
    if (role === 'owner' || role === 'admin') return next();
    const tried = actionOf(context.req.path);
    if (context.req.method === 'POST' && tried) {
      const [, , , subject = authorOf(context).organizationId] = context.req.path.split('/');
      await recordRefusal(context.env, authorOf(context), tried, subject);
    }
    return problemResponse('forbidden', refusal);
  });
}
