/** The write key beside the body of a request: the user name of Basic authentication, else `?writeKey=`. */
export function writeKeyOf(request: Request): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=_-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return (basic && userNameIn(basic)) || new URL(request.url).searchParams.get('writeKey') || undefined;
}

function userNameIn(credentials: string): string | undefined {
  try {
    return atob(credentials).split(':')[0];
  } catch {
    return undefined; // not base64, so no credentials
  }
}
