import type { Handler } from 'hono';
import type { Routes } from '../access/require-login.ts';

/** `GET /api/usage`: what was processed for the caller's organization, by month. */
export const answerUsage: Handler<Routes> = async ({ env, json, var: { caller } }) =>
  json({ months: await env.ORGANIZATIONS.getByName(caller.organizationId).usage() });
