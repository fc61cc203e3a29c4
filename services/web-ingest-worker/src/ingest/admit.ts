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

/** Whose batch the gateway brings: the claims of an API key, else why it is refused. */
export async function admitSender(token: string, env: Environment): Promise<InternalClaims | { refusal: Problem }> {
  const claims = await claimsIn(token, env);
  if (!claims) return { refusal: problem('unauthenticated', 'This service accepts batches from the gateway only.') };
  if (!claims.sub.startsWith('key:')) return { refusal: problem('forbidden', 'Only API keys may send events.') };
  return claims;
}

/** Who the gateway reads for: the claims of a login or a secret key, which have a role; else why it is refused. */
export async function admitReader(token: string, env: Environment): Promise<InternalClaims | { refusal: Problem }> {
  const claims = await claimsIn(token, env);
  if (!claims) return { refusal: problem('unauthenticated', 'This service answers the gateway only.') };
  return claims.role ? claims : { refusal: problem('forbidden', 'Keys that send events read nothing.') };
}

async function claimsIn(token: string, env: Environment): Promise<InternalClaims | null> {
  try {
    return await verifierOf(env).claimsIn(token);
  } catch (error) {
    if (error instanceof InvalidTokenError) return null;
    throw error;
  }
}
