import { WorkerEntrypoint } from 'cloudflare:workers';

const keys = new Map();
const logins = new Map();
const asked = { findKey: 0, resolveLogin: 0 };
let down = false;
let crashing = false;

/** A directory whose content tests decide on, with counters of how often it was asked. */
export class Directory extends WorkerEntrypoint {
  findKey(keyId) {
    asked.findKey += 1;
    if (down) throw new Error('the directory is down');
    return keys.get(keyId) ?? null;
  }

  resolveLogin(cookie) {
    asked.resolveLogin += 1;
    if (down) throw new Error('the directory is down');
    return logins.get(cookie) ?? null;
  }

  listKeyIds(organizationId) {
    return [...keys.values()].filter((key) => key.organizationId === organizationId).map(({ keyId }) => keyId);
  }

  readOrganization() {
    return null;
  }

  putKey(key) {
    keys.set(key.keyId, key);
  }

  putLogin(cookie, login) {
    if (login) logins.set(cookie, login);
    else logins.delete(cookie);
  }

  setDown(value) {
    down = value;
  }

  /** Changes are made, but their answers get lost. */
  setCrashing(value) {
    crashing = value;
  }

  countAsked() {
    return { ...asked };
  }
}

/** Answers with the request, as every other fake; revokes and replaces a key when somebody asks who may. */
export default {
  async fetch(request) {
    if (request.method === 'PATCH' && request.url.endsWith('/api/settings')) return changeSettings(request);
    const rotated = /^\/api\/keys\/(key_\w+)\/rotate$/.exec(new URL(request.url).pathname);
    if (rotated) return rotate(rotated[1], request);
    const revoked = /^\/api\/keys\/(key_\w+)\/revoke$/.exec(new URL(request.url).pathname);
    const key = revoked && keys.get(revoked[1]);
    if (revoked && down) throw new Error('the database is down');
    const { role, org } = revoked ? claimsOf(request) : {};
    if (revoked && role !== 'owner' && role !== 'admin') return new Response('{}', { status: 403 });
    if (revoked && key?.organizationId !== org) return new Response('{}', { status: 404 });
    if (key) keys.set(key.keyId, { ...key, state: 'revoked' });
    return Response.json(
      {
        url: request.url,
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: await request.text(),
      },
      { headers: { 'x-answered-by': 'organization-service' } },
    );
  },
};

async function changeSettings(request) {
  const settings = await request.json();
  for (const [keyId, key] of keys) {
    if (key.organizationId === claimsOf(request).org) keys.set(keyId, { ...key, settings });
  }
  return Response.json(settings);
}

/** Tests may stop the answer after the change, as a crash does. */
async function rotate(keyId, request) {
  if (down) throw new Error('the database is down');
  const key = keys.get(keyId);
  if (key.organizationId !== claimsOf(request).org) return new Response('{}', { status: 404 });
  if (key.replacedBy !== null) return new Response('{}', { status: 409 });
  const { overlap } = await request.json();
  if (overlap === 'now') keys.set(keyId, { ...key, validUntil: Date.now(), replacedBy: 'key_successor000' });
  if (crashing) throw new Error('the answer was lost');
  return Response.json({}, { status: 201 });
}

function claimsOf(request) {
  const [, payload] = request.headers.get('authorization').split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}
