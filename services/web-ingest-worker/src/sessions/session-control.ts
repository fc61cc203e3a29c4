import { WorkerEntrypoint } from 'cloudflare:workers';
import type { SessionControl as SessionControlInterface, SessionReading, SessionRef } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { sessionStub } from './session-stub.ts';

/** What other services may ask of a session; each call goes to the session's own object. */
export class SessionControl extends WorkerEntrypoint<Environment> implements SessionControlInterface {
  async confirmProcessed(ref: SessionRef): Promise<void> {
    await this.#session(ref).confirmProcessed(ref.revision);
  }

  async park(ref: SessionRef): Promise<void> {
    await this.#session(ref).park(ref.revision);
  }

  async replay(ref: SessionRef): Promise<void> {
    await this.#session(ref).replay(ref.revision);
  }

  async read(organizationId: string, sessionId: string): Promise<SessionReading | null> {
    return sessionStub(this.env, organizationId, sessionId).read();
  }

  #session(ref: SessionRef) {
    return sessionStub(this.env, ref.organizationId, ref.sessionId);
  }
}
