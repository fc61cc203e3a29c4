import { type AuditAction, problemResponse, type WholeKey } from '@crow/contracts';
import { type Context, Hono } from 'hono';
import { readJson } from '../access/read-json.ts';
import { refuseMethod } from '../access/refuse-method.ts';
import { mayManage, type Routes } from '../access/require-login.ts';
import { type Author, authorOf } from '../audit/author.ts';
import { recordRefusal } from '../audit/record-refusal.ts';
import type { Environment } from '../environment.ts';
import { changeKey } from './change-key.ts';
import { createKey } from './create-key.ts';
import { createKeyCipher } from './key-encryption.ts';
import { keyChanges, newKeyRequest, rotateRequest } from './key-requests.ts';
import { decryptKey, type KeyRow, summarize } from './key-row.ts';
import { listKeys } from './list-keys.ts';
import { makeKeyId } from './make-key.ts';
import { revealKey } from './reveal-key.ts';
import { revokeKey } from './revoke-key.ts';
import { rotateKey } from './rotate-key.ts';

/** `/api/keys`: everybody sees names and limits; owners and admins make, change, rotate, reveal and revoke keys. */
export const keyRoutes = new Hono<Routes>()
  .get('/', async ({ env, var: { caller }, json }) => json(await listKeys(env, caller.organizationId)))
  .post('/', (context) =>
    managing(context, 'key_created', 'new', async (author) => {
      const request = await readJson(context.req.raw, newKeyRequest);
      if (request instanceof Response) return request;
      return wholeKey(context.env, await createKey(context.env, author, { id: makeKeyId(), ...request }));
    }),
  )
  .all('/', () => refuseMethod('GET, POST'))
  .patch('/:keyId', (context) => {
    const keyId = context.req.param('keyId');
    return managing(context, 'key_changed', keyId, async (author) => {
      const changes = await readJson(context.req.raw, keyChanges);
      if (changes instanceof Response) return changes;
      return summary(await changeKey(context.env, author, keyId, changes));
    });
  })
  .all('/:keyId', () => refuseMethod('PATCH'))
  .post('/:keyId/rotate', (context) => {
    const keyId = context.req.param('keyId');
    return managing(context, 'key_rotated', keyId, async (author) => {
      const request = await readJson(context.req.raw, rotateRequest);
      if (request instanceof Response) return request;
      return wholeKey(context.env, await rotateKey(context.env, author, keyId, request.overlap));
    });
  })
  .all('/:keyId/rotate', () => refuseMethod('POST'))
  .post('/:keyId/reveal', (context) => {
    const keyId = context.req.param('keyId');
    return managing(context, 'key_revealed', keyId, async (author) => {
      const key = await revealKey(context.env, author, keyId);
      return key instanceof Response ? key : answer(key, 200);
    });
  })
  .all('/:keyId/reveal', () => refuseMethod('POST'))
  .post('/:keyId/revoke', (context) => {
    const keyId = context.req.param('keyId');
    return managing(context, 'key_revoked', keyId, async (author) =>
      summary(await revokeKey(context.env, author, keyId)),
    );
  })
  .all('/:keyId/revoke', () => refuseMethod('POST'));

/** Makes a change for those who may; that others tried is recorded. */
async function managing(
  context: Context<Routes>,
  action: AuditAction,
  subject: string,
  change: (author: Author) => Promise<Response>,
): Promise<Response> {
  const author = authorOf(context);
  if (mayManage(context.var.caller.role)) return change(author);
  await recordRefusal(context.env.DB, author, action, subject.slice(0, 64));
  return problemResponse('forbidden', 'Only owners and admins may see and change API keys.');
}

async function wholeKey(env: Environment, row: KeyRow | Response): Promise<Response> {
  if (row instanceof Response) return row;
  return answer({ ...summarize(row), key: await decryptKey(row, createKeyCipher(env.KEY_ENCRYPTION_KEYS)) }, 201);
}

function answer(key: WholeKey, status: number): Response {
  return Response.json(key, { status, headers: { 'cache-control': 'no-store' } });
}

function summary(row: KeyRow | Response): Response {
  return row instanceof Response ? row : Response.json(summarize(row));
}
