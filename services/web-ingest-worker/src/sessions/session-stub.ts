import type { Environment } from '../configuration.ts';
import type { SessionObject } from './session-object.ts';

/** The object of one session. Its name begins with the organization, so no other organization can name it. */
export function sessionStub(
  env: Pick<Environment, 'SESSIONS'>,
  organizationId: string,
  sessionId: string,
): DurableObjectStub<SessionObject> {
  return env.SESSIONS.getByName(`${organizationId}/${sessionId}`);
}
