import { WorkerEntrypoint } from 'cloudflare:workers';
import type {
  ArrivalSpan,
  ErasedAtIngest,
  SessionControl as SessionControlInterface,
  SessionReading,
  SessionRef,
  SessionTrace,
} from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { ledgerPartsOf } from '../ledger/ledger-of.ts';
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

  async traceOf(organizationId: string, sessionId: string): Promise<SessionTrace> {
    return sessionStub(this.env, organizationId, sessionId).traceOf();
  }

  async erase(organizationId: string, sessionId: string): Promise<ErasedAtIngest> {
    return sessionStub(this.env, organizationId, sessionId).erase(organizationId, sessionId);
  }

  async eraseRefused(organizationId: string, span: Pick<ArrivalSpan, 'keyId' | 'from' | 'to'>): Promise<void> {
    await Promise.all(ledgerPartsOf(this.env, organizationId).map((part) => part.eraseRefused(organizationId, span)));
  }

  #session(ref: SessionRef) {
    return sessionStub(this.env, ref.organizationId, ref.sessionId);
  }
}
