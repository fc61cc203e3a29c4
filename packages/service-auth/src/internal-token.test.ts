import { type InternalClaims, TOKEN_LIFE_SECONDS, TOKEN_REUSE_SECONDS } from '@crow/contracts';
import { base64url, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMinter, createVerifier, InvalidTokenError, refuseToken, type TokenSubject } from './index.ts';

const NOW = Date.UTC(2026, 10, 24, 12);
const KEY_SUBJECT: TokenSubject = { sub: 'key:key_1', org: 'org_1', settings: { idleMs: 30_000 } };

let today: KeyPair;
let tomorrow: KeyPair;

interface KeyPair {
  signing: string;
  privateJwk: JWK;
  publicJwk: JWK;
}

async function makeKeyPair(kid: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const privateJwk = { ...(await exportJWK(privateKey)), kid, alg: 'EdDSA', use: 'sig' };
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' };
  return { signing: JSON.stringify(privateJwk), privateJwk, publicJwk };
}

function keySet(...pairs: KeyPair[]): string {
  return JSON.stringify({ keys: pairs.map((pair) => pair.publicJwk) });
}

function carrying(token: string): Request {
  return new Request('https://service/', { headers: { authorization: `Bearer ${token}` } });
}

/** A token signed by the gateway's own key, but with other claims or header fields than the gateway writes. */
async function forge(claims: Partial<InternalClaims>, pair: KeyPair = today): Promise<string> {
  const iat = NOW / 1000;
  const all = { iss: 'crow-gateway', aud: 'web-ingest-worker', sub: 'key:key_1', org: 'org_1', iat, exp: iat + 60 };
  return new SignJWT({ ...all, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: String(pair.privateJwk.kid) })
    .sign(pair.privateJwk);
}

beforeAll(async () => {
  today = await makeKeyPair('today');
  tomorrow = await makeKeyPair('tomorrow');
});

afterEach(() => vi.restoreAllMocks());

describe('a minted token', () => {
  test('gives the service the claims of its subject', async () => {
    const token = await createMinter(today.signing, () => NOW).tokenFor('web-ingest-worker', KEY_SUBJECT);
    const claims = await createVerifier('web-ingest-worker', keySet(today), () => NOW).claimsOf(carrying(token));
    expect(claims).toEqual({
      ...KEY_SUBJECT,
      iss: 'crow-gateway',
      aud: 'web-ingest-worker',
      iat: NOW / 1000,
      exp: NOW / 1000 + TOKEN_LIFE_SECONDS,
    });
  });

  test('is used again for the same subject until its time of re-use is over', async () => {
    let now = NOW;
    const minter = createMinter(today.signing, () => now);
    const first = await minter.tokenFor('web-ingest-worker', KEY_SUBJECT);
    now += TOKEN_REUSE_SECONDS * 1000 - 1;
    expect(await minter.tokenFor('web-ingest-worker', KEY_SUBJECT)).toBe(first);
    now += 1;
    expect(await minter.tokenFor('web-ingest-worker', KEY_SUBJECT)).not.toBe(first);
  });

  test('is never shared by two audiences, organizations, roles or settings', async () => {
    const minter = createMinter(today.signing, () => NOW);
    const tokens = await Promise.all([
      minter.tokenFor('web-ingest-worker', KEY_SUBJECT),
      minter.tokenFor('analytics-service', KEY_SUBJECT),
      minter.tokenFor('web-ingest-worker', { ...KEY_SUBJECT, org: 'org_2' }),
      minter.tokenFor('web-ingest-worker', { ...KEY_SUBJECT, role: 'viewer' }),
      minter.tokenFor('web-ingest-worker', { ...KEY_SUBJECT, settings: { idleMs: 1_000 } }),
      // A setting that came later than this test makes other tokens as well.
      minter.tokenFor('web-ingest-worker', {
        ...KEY_SUBJECT,
        settings: { ...KEY_SUBJECT.settings, later: 1 } as never,
      }),
    ]);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('is forgotten, oldest first, when more are remembered than allowed', async () => {
    const sign = vi.spyOn(crypto.subtle, 'sign');
    const minter = createMinter(today.signing, () => NOW, 2);
    const mintFor = (key: string) => minter.tokenFor('web-ingest-worker', { sub: `key:${key}`, org: 'org_1' });
    for (const key of ['a', 'b', 'c', 'b', 'c']) await mintFor(key);
    expect(sign).toHaveBeenCalledTimes(3);
    await mintFor('a');
    expect(sign).toHaveBeenCalledTimes(4);
  });

  test('needs a signing key that has an id', () => {
    const { kid: _, ...nameless } = today.privateJwk;
    expect(() => createMinter(JSON.stringify(nameless))).toThrow('no kid');
  });
});

describe('a verifier refuses', () => {
  const verifier = (now = NOW) => createVerifier('web-ingest-worker', keySet(today), () => now);

  test('a request without a token', async () => {
    await expect(verifier().claimsOf(new Request('https://service/'))).rejects.toThrow(InvalidTokenError);
  });

  test('a token that is not carried as a bearer token', async () => {
    const request = new Request('https://service/', { headers: { authorization: await forge({}) } });
    await expect(verifier().claimsOf(request)).rejects.toThrow(InvalidTokenError);
  });

  test('a token without a signature (alg none)', async () => {
    const [, payload] = (await forge({})).split('.');
    const header = base64url.encode(JSON.stringify({ alg: 'none', kid: 'today' }));
    await expect(verifier().claimsOf(carrying(`${header}.${payload}.`))).rejects.toThrow(InvalidTokenError);
  });

  test('a token signed symmetrically with the public key as the secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(today.publicJwk));
    const token = await new SignJWT({ org: 'org_1' })
      .setProtectedHeader({ alg: 'HS256', kid: 'today' })
      .setIssuer('crow-gateway')
      .setAudience('web-ingest-worker')
      .setSubject('key:key_1')
      .setIssuedAt(NOW / 1000)
      .setExpirationTime(NOW / 1000 + 60)
      .sign(secret);
    await expect(verifier().claimsOf(carrying(token))).rejects.toThrow(InvalidTokenError);
  });

  test('a token whose claims were changed after signing', async () => {
    const [header, payload, signature] = (await forge({})).split('.');
    const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload ?? '')));
    const changed = base64url.encode(JSON.stringify({ ...claims, org: 'org_2' }));
    await expect(verifier().claimsOf(carrying(`${header}.${changed}.${signature}`))).rejects.toThrow(InvalidTokenError);
  });

  test('a token meant for another service, also when that service accepted it', async () => {
    const token = await createMinter(today.signing, () => NOW).tokenFor('analytics-service', KEY_SUBJECT);
    const intended = createVerifier('analytics-service', keySet(today), () => NOW);
    await expect(intended.claimsOf(carrying(token))).resolves.toMatchObject({ org: 'org_1' });
    await expect(verifier().claimsOf(carrying(token))).rejects.toThrow(InvalidTokenError);
  });

  test.each([
    ['another issuer', { iss: 'someone' as 'crow-gateway' }],
    ['no subject', { sub: undefined as unknown as string }],
    ['no organization', { org: undefined as unknown as string }],
    ['no expiry', { exp: undefined as unknown as number }],
  ])('a token with %s', async (_, claims) => {
    await expect(verifier().claimsOf(carrying(await forge(claims)))).rejects.toThrow(InvalidTokenError);
  });

  test('a token that has expired, also one it has accepted before', async () => {
    let now = NOW;
    const patient = createVerifier('web-ingest-worker', keySet(today), () => now);
    const token = await forge({});
    await expect(patient.claimsOf(carrying(token))).resolves.toBeDefined();
    now += TOKEN_LIFE_SECONDS * 1000;
    await expect(patient.claimsOf(carrying(token))).rejects.toThrow(InvalidTokenError);
    await expect(verifier(now).claimsOf(carrying(token))).rejects.toThrow(InvalidTokenError);
  });

  test('a token of a key it does not know, and of a stranger who claims a known kid', async () => {
    await expect(verifier().claimsOf(carrying(await forge({}, tomorrow)))).rejects.toThrow(InvalidTokenError);
    const stranger = await makeKeyPair('today');
    await expect(verifier().claimsOf(carrying(await forge({}, stranger)))).rejects.toThrow(InvalidTokenError);
  });

  test('with a problem document', async () => {
    const answer = refuseToken();
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ type: 'urn:crow:problem:unauthenticated' });
  });
});

describe('a verifier', () => {
  test('accepts tokens of both keys while keys are rotated', async () => {
    const both = createVerifier('web-ingest-worker', keySet(today, tomorrow), () => NOW);
    for (const pair of [today, tomorrow]) {
      const token = await createMinter(pair.signing, () => NOW).tokenFor('web-ingest-worker', KEY_SUBJECT);
      await expect(both.claimsOf(carrying(token))).resolves.toMatchObject({ org: 'org_1' });
    }
  });

  test('checks a signature once for each token it remembers', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const verifier = createVerifier('web-ingest-worker', keySet(today), () => NOW);
    const token = await forge({});
    await verifier.claimsOf(carrying(token));
    await verifier.claimsOf(carrying(token));
    expect(verify).toHaveBeenCalledTimes(1);
  });

  test('forgets the oldest tokens when it would remember more than allowed', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify');
    const verifier = createVerifier('web-ingest-worker', keySet(today), () => NOW, 2);
    const tokens = await Promise.all(['a', 'b', 'c'].map((sub) => forge({ sub })));
    for (const token of tokens) await verifier.claimsOf(carrying(token));
    for (const token of tokens.slice(1)) await verifier.claimsOf(carrying(token));
    expect(verify).toHaveBeenCalledTimes(3);
    await verifier.claimsOf(carrying(tokens[0] ?? ''));
    expect(verify).toHaveBeenCalledTimes(4);
  });
});
