import type { Clock } from './gemini/ask-patiently.ts';
import { type GeminiVariables, hasGeminiKey, readGeminiSettings } from './gemini/gemini-settings.ts';
import { type GuardBindings, sharedGuards } from './guards/shared-guards.ts';
import { analyst } from './providers/analyst.ts';
import { geminiProvider } from './providers/gemini.ts';
import type { UnderstandingProvider } from './providers/provider.ts';

/** Settings of this service, as they come from its environment. */
export interface Settings extends GeminiVariables {
  /** Name of the provider. When nothing is set: `gemini` with a key for it, else `analyst`. */
  UNDERSTANDING_PROVIDER?: string;
}

export type Environment = Settings & GuardBindings;

const CLOCK: Clock = { now: Date.now, wait: (milliseconds) => scheduler.wait(milliseconds) };

const PROVIDERS: ReadonlyMap<string, (env: Environment) => UnderstandingProvider> = new Map([
  ['analyst', () => analyst],
  ['gemini', gemini],
]);

/** Providers that were made; each remembers what it learnt, such as a key that is refused. */
const made = new WeakMap<object, UnderstandingProvider>();

/**
 * The provider that the settings name.
 * @throws when there is none of that name, or its settings can't be used, so that a slip of the pen does not go unnoticed
 */
export function providerOf(env: Environment): UnderstandingProvider {
  const known = made.get(env);
  if (known) return known;
  const name = env.UNDERSTANDING_PROVIDER || (hasGeminiKey(env) ? 'gemini' : 'analyst');
  const make = PROVIDERS.get(name);
  if (!make) {
    throw new Error(`UNDERSTANDING_PROVIDER is "${name}"; known providers: ${[...PROVIDERS.keys()].join(', ')}`);
  }
  const provider = make(env);
  made.set(env, provider);
  return provider;
}

function gemini(env: Environment): UnderstandingProvider {
  const settings = readGeminiSettings(env);
  return geminiProvider(settings, sharedGuards(env, settings, CLOCK), CLOCK);
}
