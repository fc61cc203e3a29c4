import { env } from 'cloudflare:workers';
import { type Problem, parseApiKey, type SetupAnswer, setupRequest } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { auditOf, cookieOf, logIn, makeShop, PASSWORD, postSetup, setupOf } from '../../test/shop.ts';
import type { Environment } from '../environment.ts';
import { findKey } from '../keys/find-key.ts';
import { resolveLogin } from '../login/resolve-login.ts';
import { readOrganization } from '../organizations/read-organization.ts';
import { setUp } from './set-up.ts';

async function countOf(table: string, column: string, organizationId: string): Promise<number | null> {
  return env.DB.prepare(`SELECT count(*) AS n FROM "${table}" WHERE "${column}" = ?`).bind(organizationId).first('n');
}

describe('a set-up', () => {
  test('makes the organization with settings, catalog, owner and key', async () => {
    const { organizationId, userId, keyId, apiKey } = await makeShop('first');
    expect(organizationId).toMatch(/^org_/);
    expect(parseApiKey(apiKey)?.keyId).toBe(keyId);
    expect(await readOrganization(env, organizationId)).toEqual({
      id: organizationId,
      name: 'Shop first',
      language: 'en',
      currency: 'EUR',
      idleMs: 30_000,
      modelPolicy: 'all',
      catalog: setupOf('first').catalog,
    });
    expect(await findKey(env, keyId)).toMatchObject({
      organizationId,
      state: 'active',
      allowedOrigins: ['first.example'],
      settings: { idleMs: 30_000 },
    });
    const login = await resolveLogin(env, cookieOf(await logIn('owner@first.example')));
    expect(login).toMatchObject({ userId, organizationId, role: 'owner', organizationName: 'Shop first' });
  });

  test('asked again answers 200 with the same ids and key, and changes nothing', async () => {
    const first = await makeShop('again');
    const changed = setupOf('again', { catalog: [{ id: 'p3', name: 'Other' }] });
    const response = await postSetup(changed);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(first);
    expect((await readOrganization(env, first.organizationId))?.catalog).toHaveLength(2);
  });

  test('leaves one record for each change, without any secret', async () => {
    const { organizationId, userId, keyId, apiKey } = await makeShop('audited');
    await postSetup(setupOf('audited'));
    const records = await auditOf(organizationId);
    expect(records.map(({ action, subject }) => [action, subject])).toEqual([
      ['organization_created', organizationId],
      ['key_created', keyId],
      ['setup_finished', organizationId],
    ]);
    const text = JSON.stringify(records);
    expect(text).toContain(userId);
    for (const secret of [PASSWORD, parseApiKey(apiKey)?.secret, env.SETUP_TOKEN]) expect(text).not.toContain(secret);
  });

  test('cut off at any write is completed by repeating it, with nothing doubled', async () => {
    const request = setupRequest.parse(setupOf('crash'));
    let answer: SetupAnswer | undefined;
    let cuts = 0;
    while (answer === undefined) {
      const result = await setUp({ ...env, DB: failingAfter(env.DB, cuts) }, request, {}).catch(() => null);
      if (result) answer = result.answer;
      else cuts += 1;
    }
    expect(cuts).toBeGreaterThan(6);
    const { organizationId, keyId } = answer;
    expect(await countOf('member', 'organizationId', organizationId)).toBe(1);
    expect(await countOf('api_keys', 'organization_id', organizationId)).toBe(1);
    expect(await countOf('catalog_products', 'organization_id', organizationId)).toBe(2);
    expect((await auditOf(organizationId)).map(({ action }) => action)).toEqual([
      'organization_created',
      'key_created',
      'setup_finished',
    ]);
    expect(await findKey(env, keyId)).toMatchObject({ state: 'active' });
    expect((await logIn('owner@crash.example')).status).toBe(200);
    expect((await setUp(env, request, {})).answer).toEqual(answer);
  });

  test('gives a person who owns a shop already a second one, without touching the password', async () => {
    await makeShop('one');
    const owner = { name: 'Somebody', email: 'owner@one.example', password: 'another-password' };
    const response = await postSetup(setupOf('two', { owner }));
    expect(response.status).toBe(201);
    expect((await logIn('owner@one.example', 'another-password')).status).toBe(401);
    expect((await logIn('owner@one.example')).status).toBe(200);
  });

  test('loads a catalog that is larger than one statement carries', async () => {
    const catalog = Array.from({ length: 450 }, (_, index) => ({ id: `p${index}`, name: `Product ${index}` }));
    const { organizationId } = (await (await postSetup(setupOf('large', { catalog }))).json()) as SetupAnswer;
    expect(await countOf('catalog_products', 'organization_id', organizationId)).toBe(450);
  });

  test('is refused without the setup token', async () => {
    for (const token of ['', 'wrong', `${env.SETUP_TOKEN}x`]) {
      const response = await postSetup(setupOf('refused'), token);
      expect(response.status).toBe(401);
    }
    expect(await countOf('organization', 'slug', 'refused')).toBe(0);
  });

  test('is refused with the place of what is wrong', async () => {
    const wrong = { ...setupOf('wrong'), owner: { name: 'O', email: 'o@wrong.example', password: 'short' } };
    const response = await postSetup(wrong);
    expect(response.status).toBe(400);
    expect(((await response.json()) as Problem).place).toEqual({ field: 'owner.password' });
    const origin = await postSetup(setupOf('wrong', { key: { name: 'K', allowedOrigins: ['https://shop.example/'] } }));
    expect(((await origin.json()) as Problem).place).toEqual({ field: 'key.allowedOrigins.0' });
  });
});

/** A database that works for a number of statements and then fails, as if the machine had died. */
function failingAfter(db: D1Database, allowed: number): Environment['DB'] {
  let left = allowed;
  const use = () => {
    if (left-- <= 0) throw new Error('the machine died');
  };
  const statements = new WeakMap<object, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values));
        return async (...args: unknown[]) => {
          use();
          return member.apply(target, args);
        };
      },
    });
    statements.set(wrapped, statement);
    return wrapped;
  };
  return new Proxy(db, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => wrap(target.prepare(sql));
      if (name === 'batch') {
        return async (batch: D1PreparedStatement[]) => {
          use();
          return target.batch(batch.map((statement) => statements.get(statement) ?? statement));
        };
      }
      const member = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}
