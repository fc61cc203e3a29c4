import Fastify from 'fastify';
import pg from 'pg';

/**
 * The collector that one would write on an afternoon: Fastify takes a batch, PostgreSQL stores its events, with `synchronous_commit` as it
 * is by default, so that what is acknowledged is on disk. Started as a process of its own.
 *
 * `node collector.ts <port> <socket folder> <user> <each|batch>`: one INSERT for each event in one transaction, or one for the batch.
 */
const [port, host, user, inserts] = process.argv.slice(2);
const pool = new pg.Pool({ host, user, database: 'postgres', max: 16 });
const app = Fastify({ bodyLimit: 1_048_576 });

interface Batch {
  batchId: string;
  sessionId: string;
  source: string;
  seq: number;
  at: number;
  events: { type: string; t?: number }[];
}

app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => done(null, JSON.parse(String(body))));

app.post('/*', async (request, reply) => {
  const batch = request.body as Batch;
  const rows = batch.events.map((event, index) => [
    `${batch.source}-${batch.seq + index}`,
    batch.sessionId,
    event.type,
    batch.at + (event.t ?? 0),
    JSON.stringify(event),
  ]);
  const client = await pool.connect();
  try {
    if (inserts === 'each') await insertEach(client, rows);
    else await insertTogether(client, rows);
  } finally {
    client.release();
  }
  reply.code(202).header('cache-control', 'no-store');
  return { batchId: batch.batchId, accepted: rows.length, duplicate: false, rejected: [], serverTime: Date.now() };
});

async function insertEach(client: pg.PoolClient, rows: unknown[][]): Promise<void> {
  const text = 'INSERT INTO events VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING';
  await client.query('BEGIN');
  for (const values of rows) await client.query({ name: 'one', text, values });
  await client.query('COMMIT');
}

async function insertTogether(client: pg.PoolClient, rows: unknown[][]): Promise<void> {
  const places = rows.map(
    (row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join(', ')})`,
  );
  const text = `INSERT INTO events VALUES ${places.join(', ')} ON CONFLICT DO NOTHING`;
  await client.query({ name: `rows-${rows.length}`, text, values: rows.flat() });
}

await pool.query(
  'CREATE TABLE IF NOT EXISTS events (event_id text PRIMARY KEY, session_id text, type text, ts bigint, data jsonb)',
);
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.send?.('listening');
