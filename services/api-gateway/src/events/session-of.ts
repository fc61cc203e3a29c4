import { type BatchIntake, sessionObjectName } from '@crow/contracts';
import type { Environment } from '../environment.ts';

/** The object of a session of an organization, which belongs to the ingest worker. */
export function sessionOf(env: Environment, organizationId: string, sessionId: string): BatchIntake {
  const stub: unknown = env.SESSIONS.getByName(sessionObjectName(organizationId, sessionId));
  return stub as BatchIntake; // the class belongs to another Worker, which promises this
}
