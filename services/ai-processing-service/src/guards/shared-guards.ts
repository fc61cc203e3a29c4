import type { Clock } from '../gemini/ask-patiently.ts';
import type { GeminiSettings } from '../gemini/gemini-settings.ts';
import { logWarning } from '../log.ts';
import type { Budget, Circuit, Guards } from './guards.ts';
import type { ModelBudgetObject } from './model-budget-object.ts';
import type { ModelCircuitObject } from './model-circuit-object.ts';

export interface GuardBindings {
  MODEL_BUDGETS: DurableObjectNamespace<ModelBudgetObject>;
  MODEL_CIRCUITS: DurableObjectNamespace<ModelCircuitObject>;
}

/** How long an isolate believes that nobody else's asking failed. */
const BELIEF_MS = 30_000;

/** Guards that all isolates share, by Durable Objects. */
export function sharedGuards(env: GuardBindings, settings: GeminiSettings, clock: Clock): Guards {
  return { circuit: sharedCircuit(env, settings, clock), budget: sharedBudget(env, settings, clock) };
}

function sharedCircuit({ MODEL_CIRCUITS }: GuardBindings, { model, apiKey }: GeminiSettings, clock: Clock): Circuit {
  let openUntil = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  // A corrected key or another model is another circuit, and is asked at once.
  const shared = async () => MODEL_CIRCUITS.getByName(`${model}/${await digestOf(apiKey)}`);
  return {
    async isClosed() {
      const now = clock.now();
      if (now >= openUntil && now - askedAt >= BELIEF_MS) {
        openUntil = await (await shared()).isOpenUntil();
        askedAt = now;
      }
      return now >= openUntil;
    },
    async open(ending, forMs) {
      openUntil = Math.max(openUntil, clock.now() + forMs);
      logWarning('model_paused', { model, ending, until: new Date(openUntil).toISOString() });
      await (await shared()).openUntil(openUntil);
    },
  };
}

function sharedBudget({ MODEL_BUDGETS }: GuardBindings, settings: GeminiSettings, clock: Clock): Budget {
  const limit = { tokens: settings.dailyTokens, usd: settings.dailyUsd };
  return {
    reserve: (organizationId, reservation, most) =>
      MODEL_BUDGETS.getByName(organizationId).reserve(reservation, most, limit, clock.now()),
    settle: (organizationId, reservation, taken) =>
      MODEL_BUDGETS.getByName(organizationId).settle(reservation, taken, clock.now()),
  };
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
