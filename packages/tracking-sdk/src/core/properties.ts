import type { Properties } from '@crow/contracts';

/**
 * A copy of what a caller gave, as it is at this moment. What JSON can't say is left out.
 * @throws TypeError when it has a circle
 */
export function snapshotOf(given: unknown): Properties | undefined {
  return typeof given === 'object' ? { ...JSON.parse(JSON.stringify(given)) } : undefined;
}
