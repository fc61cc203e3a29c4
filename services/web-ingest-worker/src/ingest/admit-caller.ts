import { type InternalClaims, problemResponse } from '@crow/contracts';
import { createVerifier, InvalidTokenError, refuseToken, type Verifier } from '@crow/service-auth';
import type { Environment } from '../configuration.ts';

/** One per isolate, so that a token is verified once. */
let verifier: { jwks: string; verifier: Verifier } | undefined;

function verifierOf(env: Environment): Verifier {
  if (verifier?.jwks !== env.INTERNAL_PUBLIC_JWKS) {
    const jwks = env.INTERNAL_PUBLIC_JWKS;
    verifier = { jwks, verifier: createVerifier('web-ingest-worker', jwks) };
  }
  return verifier.verifier;
}

/** For whom the gateway asks: the claims of an API key, else the refusal to answer with. */
export async function admitCaller(request: Request, env: Environment): Promise<InternalClaims | Response> {
  const claims = await claimsOf(request, env);
  if (!claims) return refuseToken();
  if (!claims.sub.startsWith('key:')) return problemResponse('forbidden', 'Only API keys may send events.');
  return claims;
}

async function claimsOf(request: Request, env: Environment): Promise<InternalClaims | null> {
  try {
    return await verifierOf(env).claimsOf(request);
  } catch (error) {
    if (error instanceof InvalidTokenError) return null;
    throw error;
  }
}
