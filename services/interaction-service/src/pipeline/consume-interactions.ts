import { type InteractionMessage, isId, refKey } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { sha256Hex } from '../results/sha256-hex.ts';
import { watchOrganizations } from '../sweeper/watch-organizations.ts';
import { isUnderWay, noteTaken } from './under-way.ts';

/** Runs of the same batch content that are looked through for one that can take it. */
const RUNS = 50;

/**
 * Starts one workflow instance for a queue batch. Its id comes from the content, so the same batch delivered
 * twice finds the same instance; a batch that comes again after its instance ended starts another one,
 * because then the sessions were not confirmed.
 */
export async function consumeInteractions(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  const sessions = new Map<string, InteractionMessage>();
  for (const message of batch.messages) {
    if (!isInteractionMessage(message.body)) {
      logError('message_refused', 'a message on the interaction queue names no session', { messageId: message.id });
      continue;
    }
    if (isUnderWay(message.body, Date.now())) continue;
    const name = `${message.body.organizationId}/${message.body.sessionId}`;
    const known = sessions.get(name);
    // Only the newest revision matters: it holds the events of the older ones.
    if (!known || known.revision < message.body.revision) sessions.set(name, message.body);
  }
  await watchOrganizations(
    env,
    Array.from(sessions.values(), ({ organizationId }) => organizationId),
  );
  if (sessions.size > 0) await startRun(env, [...sessions.values()]);
  batch.ackAll();
}

async function startRun(env: Environment, sessions: InteractionMessage[]): Promise<void> {
  const base = await runId(sessions);
  for (let run = 0; run < RUNS; run++) {
    const id = `${base}-${run}`;
    const status = await statusOf(env, id);
    if (status === 'complete' || status === 'errored' || status === 'terminated') continue;
    if (status === undefined) await within('workflow', env.PIPELINE.create({ id, params: { sessions } }));
    else await wake(env, id);
    noteTaken(sessions, Date.now());
    return;
  }
  throw new Error(`the batch ${base} ended ${RUNS} times without being confirmed`);
}

/**
 * Sends an event to an instance, for which it never waits: the local runtime leaves instances asleep when it starts anew, and goes on
 * with one that hears something.
 */
async function wake(env: Environment, id: string): Promise<void> {
  const instance = await within('workflow', env.PIPELINE.get(id));
  await within('workflow', instance.sendEvent({ type: 'sent-again', payload: null }));
}

async function statusOf(env: Environment, id: string): Promise<InstanceStatus['status'] | undefined> {
  try {
    const instance = await within('workflow', env.PIPELINE.get(id));
    return (await within('workflow', instance.status())).status;
  } catch {
    return undefined; // there is no such instance
  }
}

async function runId(sessions: readonly InteractionMessage[]): Promise<string> {
  const digest = await sha256Hex(sessions.map(nameOf).sort().join('\n'));
  return `run-${digest.slice(0, 40)}`;
}

/** A session that is sent because it was overdue begins a run that is not the one it was lost in. */
function nameOf(message: InteractionMessage): string {
  return message.sweep === undefined ? refKey(message) : `${refKey(message)} ${message.sweep}`;
}

function isInteractionMessage(body: unknown): body is InteractionMessage {
  if (typeof body !== 'object' || body === null) return false;
  const { organizationId, sessionId, revision, archiveKey } = body as Record<string, unknown>;
  return isId(organizationId) && isId(sessionId) && Number.isInteger(revision) && typeof archiveKey === 'string';
}
