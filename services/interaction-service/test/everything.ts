import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

type Row = Record<string, unknown>;

/** Everything that the stores of the service hold of an organization. */
export interface Everything {
  /** Rows of the catalog, by table. */
  tables: Map<string, Row[]>;
  vectors: Row[];
  words: Row[];
  /** Bodies of the results, by key. */
  results: Map<string, string>;
  /** What the sweeper and the objects of replays, erasures and re-analyses keep. */
  objects: unknown[];
}

export async function everythingOf(organizationId: string): Promise<Everything> {
  const { results: named } = await env.CATALOG.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf*' AND name NOT GLOB 'd1*' AND name NOT GLOB 'sqlite*'",
  ).all<{ name: string }>();
  const tables = new Map<string, Row[]>();
  for (const { name } of named) {
    const rows = await env.CATALOG.prepare(`SELECT * FROM ${name} WHERE organization_id = ?`)
      .bind(organizationId)
      .all<Row>();
    tables.set(name, rows.results);
  }
  const results = new Map<string, string>();
  const { objects: stored } = await env.RESULTS.list({ prefix: `org=${organizationId}/` });
  for (const { key } of stored) results.set(key, (await (await env.RESULTS.get(key))?.text()) ?? '');
  const [vectors = [], words = []] = await rowsOf(env.VECTORS.getByName(organizationId), ['vector', 'entry']);
  const objects = await Promise.all([
    rowsOf(env.SWEEPERS.getByName(organizationId), ['overdue']),
    entriesOf(env.REPLAYS.getByName(organizationId)),
    entriesOf(env.ERASURES.getByName(organizationId)),
    entriesOf(env.REANALYSES.getByName(organizationId)),
  ]);
  return { tables, vectors, words, results, objects };
}

/** All of it as one text, to look for what must not be in it. */
export function textOf({ tables, vectors, words, results, objects }: Everything): string {
  return JSON.stringify([[...tables], vectors, words, [...results], objects]);
}

function rowsOf(stub: unknown, tables: string[]): Promise<Row[][]> {
  return runInDurableObject(stub as DurableObjectStub, (_, { storage: { sql } }) =>
    tables.map((table) => {
      const known = sql.exec('SELECT 1 FROM sqlite_master WHERE name = ?', table).toArray().length > 0;
      return known ? sql.exec(`SELECT * FROM ${table}`).toArray() : [];
    }),
  );
}

function entriesOf(stub: unknown): Promise<unknown> {
  return runInDurableObject(stub as DurableObjectStub, async (_, { storage }) => [...(await storage.list())]);
}
