import { connect, type Stop } from './connect.ts';
import type { Consent, ConsentTarget } from './purposes.ts';

/**
 * Follows any other consent tool.
 * @param subscribe starts to listen: gets a function to call at each change, and may return one that ends listening
 * @param map what a change means; `undefined` while nothing is decided
 *
 * @example
 * connectCallback(
 *   crow,
 *   (changed: (accepted: string[]) => void) => banner.on('change', changed),
 *   (accepted) => ({ analytics: accepted.includes('statistics') }),
 * );
 */
export function connectCallback<T>(
  tracker: ConsentTarget,
  subscribe: (changed: (value: T) => void) => unknown,
  map: (value: T) => Partial<Consent> | undefined,
): Stop {
  return connect(tracker, {}, ({ tell, guard, onStop }) => {
    const stop = subscribe(guard((value: T) => tell(map(value))));
    if (typeof stop === 'function') onStop(() => stop());
  });
}
