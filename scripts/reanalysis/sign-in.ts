/** Asks a route of the dashboard: reads it, or sends it a JSON body. @throws with what the gateway says when it is refused */
export type Ask = <T>(path: string, body?: object) => Promise<T>;

/** Logs in as the dashboard does. @throws when the login is refused */
export async function signIn(
  { endpoint, email, password }: { endpoint: string; email: string; password: string },
  request: typeof fetch,
): Promise<Ask> {
  const headers = { 'content-type': 'application/json', origin: new URL(endpoint).origin };
  const login = await request(new URL('/api/auth/sign-in/email', endpoint), {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  if (!login.ok) throw new Error(`The login of ${email} at ${endpoint} was refused (${login.status}).`);
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async <T>(path: string, body?: object) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await request(new URL(path, endpoint), { headers: { ...headers, cookie }, ...sent });
    if (answer.ok) return (await answer.json()) as T;
    const { title, detail } = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
    throw new Error(detail ?? title ?? `${path} answered ${answer.status}.`);
  };
}
