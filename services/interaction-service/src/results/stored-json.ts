import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

type Results = Pick<Environment, 'RESULTS'>;

/** Reads an object written by {@link writeOnce}; null when it is not there. */
export async function readJson<T>(env: Results, key: string): Promise<T | null> {
  const object = await within('results', env.RESULTS.get(key));
  return object && (await within('results', object.json<T>()));
}

/** Writes an object unless one of this name exists. @returns whether none did */
export async function writeOnce(env: Results, key: string, value: object): Promise<boolean> {
  const written = await within(
    'results',
    env.RESULTS.put(key, JSON.stringify(value), {
      onlyIf: new Headers({ 'if-none-match': '*' }),
      httpMetadata: { contentType: 'application/json' },
    }),
  );
  return written !== null;
}

/** Writes an object, in the place of one of this name. */
export async function writeJson(env: Results, key: string, value: object): Promise<void> {
  const httpMetadata = { contentType: 'application/json' };
  await within('results', env.RESULTS.put(key, JSON.stringify(value), { httpMetadata }));
}
