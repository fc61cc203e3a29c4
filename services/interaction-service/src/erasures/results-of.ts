import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

/** Keys of all that processing kept of a session, of every revision. */
export async function resultsOf(
  env: Pick<Environment, 'RESULTS'>,
  organizationId: string,
  sessionId: string,
): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const prefix = `org=${organizationId}/session=${sessionId}/`;
    const page = await within('results', env.RESULTS.list({ prefix, ...(cursor === undefined ? {} : { cursor }) }));
    keys.push(...page.objects.map(({ key }) => key));
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return keys;
}

/** The highest revision that some of these keys are of; 0 for none. */
export function highestRevision(keys: readonly string[]): number {
  return Math.max(0, ...keys.map((key) => Number(/\/r(\d+)\.[a-z0-9.]+$/.exec(key)?.[1] ?? 0)));
}
