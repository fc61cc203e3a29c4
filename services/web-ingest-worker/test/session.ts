import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { type CompleteSession, fromArchiveLines, type InteractionMessage } from '@crow/contracts';
import type { SessionObject } from '../src/sessions/session-object.ts';
import { sessionStub } from '../src/sessions/session-stub.ts';

/** Acts inside the object of a session. */
export function inSession<Result>(
  sessionId: string,
  act: (session: SessionObject, state: DurableObjectState) => Result | Promise<Result>,
  organizationId = 'org_1',
): Promise<Result> {
  const stub: DurableObjectStub = env.SESSIONS.getByName(`${organizationId}/${sessionId}`);
  return runInDurableObject(stub, (object, state) => act(object as unknown as SessionObject, state));
}

/** A session object whose clock a test moves. */
export function sessionOf(sessionId: string, organizationId = 'org_1') {
  const stub = sessionStub(env, organizationId, sessionId);
  const object = stub as unknown as DurableObjectStub;
  const setClock = (at: number) =>
    inSession(
      sessionId,
      (session) => {
        session.now = () => at;
      },
      organizationId,
    );
  return {
    setClock,
    /** Lets the alarm fire at a time, whether or not it is set for it. */
    async alarmAt(at: number): Promise<boolean> {
      await setClock(at);
      return runDurableObjectAlarm(object);
    },
    /** Takes the queues away from it: what it sends is kept here and goes nowhere, or is refused when they are down. */
    async catchSent(isDown = false): Promise<InteractionMessage[]> {
      const sent: InteractionMessage[] = [];
      const queue = {
        send: async (message: InteractionMessage) => {
          if (isDown) throw new Error('as the test wishes');
          sent.push(message);
        },
      };
      await inSession(
        sessionId,
        (session) => {
          // The environment is not for others to see; a test gives the object one of its own.
          const held = session as unknown as { env: Record<string, unknown> };
          const names = Object.keys(held.env).filter((name) => name.startsWith('INTERACTION_QUEUE_'));
          held.env = { ...held.env, ...Object.fromEntries(names.map((name) => [name, queue])) };
        },
        organizationId,
      );
      return sent;
    },
    /** What a crash leaves: the object is gone from memory, the disk stays. */
    crash: () => evictDurableObject(object),
    read: () => stub.read(),
    confirm: (revision: number) => stub.confirmProcessed(revision),
    park: (revision: number) => stub.park(revision),
    replay: (revision: number) => stub.replay(revision),
    /** The sessions that follow it, as far as it knows, oldest first. */
    followOns: () =>
      runInDurableObject(object, (_, state): string[] => {
        const { sql } = state.storage;
        const tables = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'follow_on'").toArray();
        if (tables.length === 0) return [];
        const rows = sql.exec<{ session_id: string }>('SELECT session_id FROM follow_on ORDER BY position');
        return rows.toArray().map((row) => row.session_id);
      }),
    rows: () =>
      runInDurableObject(object, (_, state) => ({
        batches: state.storage.sql.exec<{ count: number }>('SELECT count(*) AS count FROM batch').one().count,
        stored: state.storage.sql.exec<{ bytes: number; body: string }>('SELECT bytes, body FROM batch').toArray(),
        session: state.storage.sql.exec('SELECT * FROM session').one(),
      })),
    /** Makes the session's table one of an earlier version, and lets the object start on it. */
    async dropColumns(...columns: string[]): Promise<void> {
      await runInDurableObject(object, (_, state) => {
        for (const column of columns) state.storage.sql.exec(`ALTER TABLE session DROP COLUMN ${column}`);
      });
      await evictDurableObject(object);
    },
    alarm: () => runInDurableObject(object, (_, state) => state.storage.getAlarm()),
  };
}

/** The newest archived revision of a session. @throws when there is none */
export async function archivedSession(sessionId: string): Promise<CompleteSession> {
  const { session } = await sessionOf(sessionId).rows();
  const key = String(session.archive_key);
  const object = await env.ARCHIVE.get(key);
  if (!object) throw new Error(`${key} is not there`);
  const lines = object.body.pipeThrough(new DecompressionStream('gzip'));
  return fromArchiveLines(await new Response(lines).text());
}
