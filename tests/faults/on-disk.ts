import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a running or killed stack has on its disk, read from the files of the local runtime. */
export interface OnDisk {
  /** States of the session objects, by session id. */
  sessionStates(): Map<string, string>;
  /** Steps that the workflow instances of some sessions have begun, by their names (`understand sessions 1-25`). @param ids how the ids begin */
  stepsBegun(ids: string): string[];
  /** Sessions of the catalog with the number of their interactions. */
  storedSessions(): { sessionId: string; revision: number; interactions: number }[];
  /** Ids of all interactions of the catalog. */
  interactionIds(): string[];
  /** Ids of all vectors. */
  vectorIds(): string[];
  /** Where one of some texts stands in a row of any store: objects, databases, archive and results; as `folder table`. Not what the runtime itself keeps. */
  placesOf(texts: readonly string[]): string[];
  /** Session revisions that the usage was told of, as `session/revision`. */
  usage(): string[];
}

export function onDisk(dataDir: string): OnDisk {
  const sessions = join(dataDir, 'v3', 'do', 'web-ingest-worker-SessionObject');
  const workflows = join(dataDir, 'v3', 'workflows', 'miniflare-workflows-session-pipeline');
  const catalog = join(dataDir, 'v3', 'd1', 'miniflare-D1DatabaseObject');
  const vectors = join(dataDir, 'v3', 'do', 'interaction-service-VectorIndexObject');
  const analytics = join(dataDir, 'v3', 'do', 'analytics-service-OrganizationAnalytics');
  return {
    sessionStates: () =>
      new Map(
        rowsOf<{ session_id: string; state: string }>(sessions, 'SELECT session_id, state FROM session').map(
          ({ session_id, state }) => [session_id, state],
        ),
      ),
    // What an instance was given lies among its values, serialized: ids stand in it as they are.
    stepsBegun: (ids) =>
      rowsOf<{ target: string }>(
        workflows,
        `SELECT DISTINCT target FROM states WHERE target IS NOT NULL
         AND EXISTS (SELECT 1 FROM _cf_KV WHERE instr(value, CAST(? AS BLOB)) > 0)`,
        ids,
      ).map(({ target }) => target),
    storedSessions: () =>
      rowsOf(
        catalog,
        `SELECT session_id AS sessionId, revision, (SELECT count(*) FROM interactions i
         WHERE i.organization_id = s.organization_id AND i.session_id = s.session_id) AS interactions FROM sessions s`,
      ),
    interactionIds: () =>
      rowsOf<{ id: string }>(catalog, 'SELECT interaction_id AS id FROM interactions').map(({ id }) => id),
    vectorIds: () => rowsOf<{ id: string }>(vectors, 'SELECT id FROM vector').map(({ id }) => id),
    placesOf: (texts) => placesIn(join(dataDir, 'v3'), texts),
    usage: () =>
      rowsOf<{ told: string }>(analytics, "SELECT session_id || '/' || revision AS told FROM usage_record").map(
        ({ told }) => told,
      ),
  };
}

/** Folders with rows of our own: of objects, databases and buckets. */
const STORES = /^(do\/|d1\/|r2\/)/;

function placesIn(root: string, texts: readonly string[]): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => STORES.test(name) && name.endsWith('.sqlite') && !name.endsWith('metadata.sqlite'),
  );
  const places = files.flatMap((file) => {
    const database = new DatabaseSync(join(root, file), { readOnly: true });
    try {
      const tables = database
        .prepare(
          "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' AND name NOT GLOB '__miniflare*' AND name NOT GLOB 'word*'",
        )
        .all() as { name: string }[];
      return tables.flatMap(({ name }) => {
        const rows = JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all());
        return texts.some((text) => rows.includes(text)) ? `${dirname(file)} ${name}` : [];
      });
    } finally {
      database.close();
    }
  });
  return [...new Set(places)];
}

/** Rows of all databases of a folder; one that is only being made, locked at this moment, or not yet recovered from a kill, has none. */
function rowsOf<T>(folder: string, query: string, ...values: string[]): T[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  return files.flatMap((file) => {
    try {
      const database = new DatabaseSync(join(folder, file), { readOnly: true });
      try {
        return database.prepare(query).all(...values) as T[];
      } finally {
        database.close();
      }
    } catch (error) {
      if (error instanceof Error && /no such table|locked|busy|unable to open|readonly database/.test(error.message))
        return [];
      throw error;
    }
  });
}
