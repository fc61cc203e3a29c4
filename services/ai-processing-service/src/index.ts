import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  type CompleteSession,
  type Directory,
  type LiveReader as LiveReaderApi,
  type ProvisionalReading,
  problemResponse,
  type Understander as UnderstanderApi,
  type Understanding,
  type UnderstandingInput,
} from '@crow/contracts';
import { ANALYST_VERSION } from '@crow/session-analyst';
import { type Environment, providerOf } from './configuration.ts';
import { glanceAtSession } from './glance-at-session.ts';
import { analyst } from './providers/analyst.ts';

export { ModelBudgetObject } from './guards/model-budget-object.ts';
export { ModelCircuitObject } from './guards/model-circuit-object.ts';

/** Understands sessions for the interaction-service. */
export class Understander extends WorkerEntrypoint<Environment> implements UnderstanderApi {
  async understand(input: UnderstandingInput): Promise<Understanding> {
    return providerOf(this.env).understand(input);
  }

  async reread(input: UnderstandingInput): Promise<Understanding> {
    return analyst.understand(input);
  }

  async analystVersion(): Promise<string> {
    return ANALYST_VERSION;
  }
}

/** Reads open sessions for the web-ingest-worker. */
export class LiveReader extends WorkerEntrypoint<{ DIRECTORY: Directory }> implements LiveReaderApi {
  async glance(session: CompleteSession): Promise<ProvisionalReading | null> {
    return glanceAtSession(this.env.DIRECTORY, session);
  }
}

export default {
  fetch: () => problemResponse('not_found', 'This service is called over its RPC entrypoint only'),
};
