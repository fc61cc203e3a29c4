import { analyst } from './providers/analyst.ts';
import type { UnderstandingProvider } from './providers/provider.ts';

/** Settings of this service, as they come from its environment. */
export interface Settings {
  /** Name of the provider; `analyst` when nothing is set. */
  UNDERSTANDING_PROVIDER?: string;
}

const PROVIDERS: ReadonlyMap<string, UnderstandingProvider> = new Map([['analyst', analyst]]);

/**
 * The provider that the settings name.
 * @throws when there is none of that name, so that a slip of the pen does not go unnoticed
 */
export function providerOf({ UNDERSTANDING_PROVIDER: name = 'analyst' }: Settings): UnderstandingProvider {
  const provider = PROVIDERS.get(name);
  if (provider) return provider;
  const known = [...PROVIDERS.keys()].join(', ');
  throw new Error(`UNDERSTANDING_PROVIDER is "${name}"; known providers: ${known}`);
}
