import { postJson, RequestError } from '../../api/request.ts';

/** Why a login failed, as far as the form can help. */
export type SignInFailure = { field: 'password'; words: string } | { field: 'form'; words: string };

/**
 * Logs in; the cookie of the answer carries the login.
 * @returns null on success
 */
export async function signIn(email: string, password: string): Promise<SignInFailure | null> {
  try {
    await postJson('/api/auth/sign-in/email', { email, password });
    return null;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return told(error);
  }
}

function told({ problem }: RequestError): SignInFailure {
  // One answer for an unknown address and a wrong password: neither may be guessed from it.
  if (problem.status === 401)
    return { field: 'password', words: 'E-mail or password is wrong. Check both and try again.' };
  if (problem.status === 429) return { field: 'form', words: 'Too many tries. Wait a minute, then try again.' };
  if (problem.status === 0) {
    return { field: 'form', words: 'The server can’t be reached. Check your connection and try again.' };
  }
  if (problem.status >= 500)
    return { field: 'form', words: 'The login is not available right now. Try again in a moment.' };
  return { field: 'form', words: problem.detail ?? problem.title };
}

/** The address to return to after the login; only one of our own. */
export function ownAddress(address: string | undefined): string {
  if (!address?.startsWith('/') || /^\/[/\\]/.test(address) || address.startsWith('/login')) return '/';
  return address;
}
