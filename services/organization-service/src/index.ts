import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  type Directory as DirectoryMethods,
  problemResponse,
  type RecordEntry,
  type Records as RecordsMethods,
} from '@crow/contracts';
import { Hono } from 'hono';
import { answerFailure } from './access/answer-failure.ts';
import { type Routes, requireLogin } from './access/require-login.ts';
import { auditRoutes } from './audit/audit-routes.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import type { Environment } from './environment.ts';
import { findKey } from './keys/find-key.ts';
import { keyRoutes } from './keys/key-routes.ts';
import { findRow } from './keys/key-row.ts';
import { listKeyIds } from './keys/list-key-ids.ts';
import { answerLogin } from './login/answer-login.ts';
import { resolveLogin } from './login/resolve-login.ts';
import { readMe } from './organizations/read-me.ts';
import { readOrganization } from './organizations/read-organization.ts';
import { recordEntry } from './records/record-entry.ts';
import { answerRenewal } from './renewal/answer-renewal.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { answerSetup } from './setup/answer-setup.ts';

const app = new Hono<Routes>();
app.all('/api/auth/*', (context) => answerLogin(context.req.raw, context.env));
app.all('/v1/setup', (context) => answerSetup(context.req.raw, context.env));
app.all('/v1/setup/renew-keys', (context) => answerRenewal(context.req.raw, context.env));
app.use('/api/*', requireLogin);
app.get('/api/me', async ({ env, var: { caller }, json }) => {
  const me = await readMe(env, caller);
  return me ? json(me) : problemResponse('forbidden', 'You are not in this organization any more.');
});
app.get('/api/catalog', async ({ env, var: { caller }, json }) =>
  json({ products: await readCatalog(env, caller.organizationId) }),
);
app.route('/api/keys', keyRoutes);
app.route('/api/audit', auditRoutes);
app.route('/api/settings', settingsRoutes);
app.notFound(() => problemResponse('not_found'));
app.onError(answerFailure);

export default app;

/** The audit log for what other services do. */
export class Records extends WorkerEntrypoint<Environment> implements RecordsMethods {
  async keyName(organizationId: string, keyId: string): Promise<string | null> {
    return (await findRow(this.env.DB, organizationId, keyId))?.name ?? null;
  }

  record(organizationId: string, entry: RecordEntry): Promise<void> {
    return recordEntry(this.env.DB, organizationId, entry);
  }
}

/** What other services ask about keys, logins and organizations. */
export class Directory extends WorkerEntrypoint<Environment> implements DirectoryMethods {
  findKey(keyId: string) {
    return findKey(this.env, keyId);
  }

  listKeyIds(organizationId: string) {
    return listKeyIds(this.env.DB, organizationId);
  }

  resolveLogin(cookie: string) {
    return resolveLogin(this.env, cookie);
  }

  readOrganization(organizationId: string) {
    return readOrganization(this.env, organizationId);
  }
}
