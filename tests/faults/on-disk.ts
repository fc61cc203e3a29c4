import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a running or killed stack has on its disk, read from the files of the local runtime. */
export interface OnDisk {
  /** States of the session objects, by session id. */
  sessionStates(): Map<string, string>;
  /** Steps of the workflow that were begun, by their names (`understand <organization>/<session>/<revision>`). */
  stepsBegun(): string[];
}

export function onDisk(dataDir: string): OnDisk {
  const sessions = join(dataDir, 'v3', 'do', 'web-ingest-worker-SessionObject');
  const workflows = join(dataDir, 'v3', 'workflows', 'miniflare-workflows-session-pipeline');
  return {
    sessionStates: () =>
      new Map(
        rowsOf<{ session_id: string; state: string }>(sessions, 'SELECT session_id, state FROM session').map(
          ({ session_id, state }) => [session_id, state],
        ),
      ),
    stepsBegun: () =>
      rowsOf<{ target: string }>(workflows, 'SELECT DISTINCT target FROM states WHERE target IS NOT NULL').map(
        ({ target }) => target,
      ),
  };
}

/** Rows of all databases of a folder; one that is only being made, or locked at this moment, has none yet. */
function rowsOf<T>(folder: string, query: string): T[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  return files.flatMap((file) => {
    try {
      const database = new DatabaseSync(join(folder, file), { readOnly: true });
      try {
        return database.prepare(query).all() as T[];
      } finally {
        database.close();
      }
    } catch (error) {
      if (error instanceof Error && /no such table|locked|busy|unable to open/.test(error.message)) return [];
      throw error;
    }
  });
}
