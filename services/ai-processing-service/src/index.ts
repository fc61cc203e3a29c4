import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  problemResponse,
  type Understander as UnderstanderApi,
  type Understanding,
  type UnderstandingInput,
} from '@crow/contracts';
import { type Environment, providerOf } from './configuration.ts';

export { ModelBudgetObject } from './guards/model-budget-object.ts';
export { ModelCircuitObject } from './guards/model-circuit-object.ts';

/** Understands sessions for the interaction-service. */
export class Understander extends WorkerEntrypoint<Environment> implements UnderstanderApi {
  async understand(input: UnderstandingInput): Promise<Understanding> {
    return providerOf(this.env).understand(input);
  }
}

export default {
  fetch: () => problemResponse('not_found', 'This service is called over its RPC entrypoint only'),
};
