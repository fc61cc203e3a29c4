import { problemResponse } from '@crow/contracts';
import { Hono } from 'hono';
import { z } from 'zod';
import { readJson } from '../access/read-json.ts';
import { mayManageKeys, type Routes } from '../access/require-login.ts';
import { originOf } from '../audit/origin-of.ts';
import { createKey } from './create-key.ts';
import { createKeyCipher } from './key-encryption.ts';
import { revealKey, summarize } from './key-row.ts';
import { listKeys } from './list-keys.ts';
import { makeKeyId } from './make-key.ts';
import { isOriginPattern } from './origin-pattern.ts';
import { revokeKey } from './revoke-key.ts';

const newKeyRequest = z.strictObject({
  name: z.string().trim().min(1).max(100),
  allowedOrigins: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .refine(isOriginPattern, 'must be a host such as shop.example, *.shop.example or localhost:3000'),
    )
    .max(50),
});

/** `/api/keys`: who may look sees names and states; owners and admins see whole keys, make and revoke them. */
export const keyRoutes = new Hono<Routes>()
  .get('/', async (context) => {
    const { organizationId, role } = context.var.caller;
    return context.json(await listKeys(context.env, organizationId, mayManageKeys(role)));
  })
  .post('/', async (context) => {
    const { organizationId, userId, role } = context.var.caller;
    if (!mayManageKeys(role)) return refuse();
    const request = await readJson(context.req.raw, newKeyRequest);
    if (request instanceof Response) return request;
    const row = await createKey(context.env, {
      id: makeKeyId(),
      organizationId,
      ...request,
      actor: `user:${userId}`,
      from: originOf(context.req.raw),
    });
    const key = await revealKey(row, createKeyCipher(context.env.KEY_ENCRYPTION_KEYS));
    return context.json({ ...summarize(row), key }, 201);
  })
  .all('/', () => refuseMethod('GET, POST'))
  .post('/:keyId/revoke', async (context) => {
    const { organizationId, userId, role } = context.var.caller;
    if (!mayManageKeys(role)) return refuse();
    const row = await revokeKey(context.env, {
      organizationId,
      keyId: context.req.param('keyId'),
      actor: `user:${userId}`,
      from: originOf(context.req.raw),
    });
    return row ? context.json(summarize(row)) : problemResponse('not_found', 'Your organization has no such key.');
  })
  .all('/:keyId/revoke', () => refuseMethod('POST'));

function refuse(): Response {
  return problemResponse('forbidden', 'Only owners and admins may change API keys.');
}

function refuseMethod(allow: string): Response {
  return problemResponse('method_not_allowed', undefined, { headers: { allow } });
}
