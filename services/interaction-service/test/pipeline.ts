import { createExecutionContext, createMessageBatch, getQueueResult, introspectWorkflow } from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import { archiveKey, type CompleteSession, type InteractionMessage, type Role, toArchiveLines } from '@crow/contracts';
import { createMinter } from '@crow/service-auth';
import worker from '../src/index.ts';

const START = Date.UTC(2026, 10, 24, 12);

/** A complete session in which the visitor had these tasks. */
export function sessionOf(
  sessionId: string,
  { organizationId = 'org_1', revision = 1, tasks = ['buy'], startedAt = START } = {},
): CompleteSession {
  return {
    context: {
      organizationId,
      sessionId,
      revision,
      keyId: 'key_1',
      platform: 'web',
      startedAt,
      endedAt: startedAt + 9_000,
    },
    events: tasks.map((task, seq) => ({
      type: 'custom',
      name: 'did',
      properties: { task },
      id: `e-${seq}`,
      source: 'e',
      seq,
      ts: startedAt + seq,
      url: 'https://shop.example/start',
    })),
  };
}

/** Archives a session as the ingest worker does. @returns the message it would put on the queue */
export async function archive(session: CompleteSession): Promise<InteractionMessage> {
  const { organizationId, sessionId, revision } = session.context;
  const key = archiveKey(session.context);
  const packed = new Blob([toArchiveLines(session)]).stream().pipeThrough(new CompressionStream('gzip'));
  await env.ARCHIVE.put(key, await new Response(packed).arrayBuffer());
  return { organizationId, sessionId, revision, archiveKey: key };
}

/** Delivers messages as one queue batch. @returns what the consumer said about them */
export async function deliver(queue: 'crow-interactions-0' | 'crow-dead-letters', bodies: unknown[]) {
  const batch = createMessageBatch(
    queue,
    bodies.map((body) => ({ id: crypto.randomUUID(), timestamp: new Date(START), attempts: 1, body })),
  );
  const context = createExecutionContext();
  await worker.queue(batch, env);
  return getQueueResult(batch, context);
}

/** Delivers messages and waits until every workflow instance they started has ended. */
export async function process(bodies: unknown[]): Promise<void> {
  await using workflows = await introspectWorkflow(env.PIPELINE);
  await workflows.modifyAll(async (modifier) => {
    await modifier.disableRetryDelays();
  });
  await deliver('crow-interactions-0', bodies);
  for (const instance of await workflows.get()) await instance.waitForStatus('complete');
}

/** Asks the service as the gateway does, in the name of a user. */
export async function askAs(
  organizationId: string,
  role: Role,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const token = await createMinter(env.TEST_SIGNING_JWK).tokenFor('interaction-service', {
    sub: 'user:u1',
    org: organizationId,
    role,
  });
  const request = new Request(`https://crow.example${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}` },
  });
  return exports.default.fetch(request);
}

/** What an owner reads there. @throws when it is not answered with 200 */
export async function read<T>(path: string, organizationId = 'org_1'): Promise<T> {
  const response = await askAs(organizationId, 'owner', path);
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
