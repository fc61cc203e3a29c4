import type { SessionPage } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { SessionCursor, SessionFilter } from '../catalog/sessions.ts';
import type { Environment } from '../environment.ts';
import { writeCursor } from './session-cursor.ts';

/** One page of an organization's understood sessions, newest first. */
export async function listSessions(
  env: Environment,
  organizationId: string,
  request: { filter: SessionFilter; limit: number; after?: SessionCursor },
): Promise<SessionPage> {
  const catalog = catalogOf(env, organizationId);
  const { filter } = request;
  const [found, total, hiddenPrograms, hiddenQuarantined] = await Promise.all([
    // One more than asked for tells whether there is a next page.
    catalog.listSessions(filter, request.limit + 1, request.after),
    catalog.countSessions(filter),
    filter.visitors === 'people' ? catalog.countSessions({ ...filter, visitors: 'programs' }) : 0,
    filter.quarantined ? 0 : catalog.countSessions({ ...filter, visitors: 'all', quarantined: true }),
  ]);
  const sessions = found.slice(0, request.limit);
  const last = sessions.at(-1);
  return {
    sessions,
    total,
    hiddenPrograms,
    hiddenQuarantined,
    ...(last && found.length > request.limit ? { nextCursor: writeCursor(last) } : {}),
  };
}
