import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type CompleteSession, fromArchiveLines } from '@crow/contracts';
import { close, listen } from './listen.ts';

/** Where the archived sessions come in. */
export interface Inbox {
  address: string;
  /** The sessions of an organization, each as it was archived last. */
  sessions(organizationId: string): CompleteSession[];
  end(): void;
}

/** Opens an inbox, which takes archives by POST. */
export async function openInbox(): Promise<Inbox> {
  const latest = new Map<string, CompleteSession>();
  const server = createServer(async (request, response) => {
    const session = fromArchiveLines(gunzipSync(await buffer(request)).toString());
    const { organizationId, sessionId, revision } = session.context;
    const known = latest.get(`${organizationId}/${sessionId}`);
    if (!known || known.context.revision <= revision) latest.set(`${organizationId}/${sessionId}`, session);
    response.end();
  });
  return {
    address: await listen(server),
    sessions: (organizationId) =>
      [...latest.values()].filter(({ context }) => context.organizationId === organizationId),
    end: () => close(server),
  };
}
