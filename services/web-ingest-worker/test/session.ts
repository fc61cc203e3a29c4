import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { SessionObject } from '../src/sessions/session-object.ts';
import { sessionStub } from '../src/sessions/session-stub.ts';

/** A session object whose clock a test moves. */
export function sessionOf(sessionId: string, organizationId = 'org_1') {
  const stub = sessionStub(env, organizationId, sessionId);
  const object = stub as unknown as DurableObjectStub<SessionObject>;
  const setClock = (at: number) =>
    runInDurableObject(object, (session: SessionObject) => {
      session.now = () => at;
    });
  return {
    setClock,
    /** Lets the alarm fire at a time, whether or not it is set for it. */
    async alarmAt(at: number): Promise<boolean> {
      await setClock(at);
      return runDurableObjectAlarm(object);
    },
    /** What a crash leaves: the object is gone from memory, the disk stays. */
    crash: () => evictDurableObject(object),
    read: () => stub.read(),
    confirm: (revision: number) => stub.confirmProcessed(revision),
    park: (revision: number) => stub.park(revision),
    replay: (revision: number) => stub.replay(revision),
    rows: () =>
      runInDurableObject(object, (_, state) => ({
        batches: state.storage.sql.exec<{ count: number }>('SELECT count(*) AS count FROM batch').one().count,
        stored: state.storage.sql.exec<{ bytes: number; body: string }>('SELECT bytes, body FROM batch').toArray(),
        session: state.storage.sql.exec('SELECT * FROM session').one(),
      })),
    alarm: () => runInDurableObject(object, (_, state) => state.storage.getAlarm()),
  };
}
