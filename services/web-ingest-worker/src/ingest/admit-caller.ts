import { type InternalClaims, type Problem, problem } from '@crow/contracts';
import { createVerifier, InvalidTokenError, type Verifier } from '@crow/service-auth';
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

/** For whom the gateway asks: the claims of an API key, else why it is refused. */
export async function admitCaller(token: string, env: Environment): Promise<InternalClaims | { refusal: Problem }> {
  const claims = await claimsIn(token, env);
  if (!claims) return { refusal: problem('unauthenticated', 'This service accepts batches from the gateway only.') };
  if (!claims.sub.startsWith('key:')) return { refusal: problem('forbidden', 'Only API keys may send events.') };
  return claims;
}

async function claimsIn(token: string, env: Environment): Promise<InternalClaims | null> {
  try {
    return await verifierOf(env).claimsIn(token);
  } catch (error) {
    if (error instanceof InvalidTokenError) return null;
    throw error;
  }
}
