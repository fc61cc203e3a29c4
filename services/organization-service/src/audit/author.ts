import type { AuditDetails } from '@crow/contracts';
import type { Context } from 'hono';
import type { Routes } from '../access/require-login.ts';
import { originOf } from './origin-of.ts';

/** Who asks for a change, in which organization, from where: what every record needs besides the change itself. */
export interface Author {
  organizationId: string;
  /** `user:<user id>`, `setup` for an operator with the setup token, `anonymous` for who could not log in. */
  actor: string;
  from: NonNullable<AuditDetails['from']>;
}

/** The author of a request of the dashboard. */
export function authorOf(context: Context<Routes>): Author {
  const { organizationId, userId } = context.var.caller;
  return { organizationId, actor: `user:${userId}`, from: originOf(context.req.raw) };
}
