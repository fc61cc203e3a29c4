import {
  type DeadLetterMessage,
  erasedName,
  ID_PREFIX,
  type InteractionMessage,
  isId,
  type SessionRef,
} from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { leaveToErasure } from '../erasures/leave-to-erasure.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';

/**
 * Keeps what could not be processed where the owner sees it, and tells the session to wait for a replay.
 * Messages that the platform itself gave up on come here as they were on the interaction queue.
 */
export async function consumeDeadLetters(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      const letter = letterOf(message.body, message.timestamp.getTime());
      if (!letter) {
        logError('dead_letter_refused', 'a message on the dead-letter queue names no session', {
          messageId: message.id,
        });
        return message.ack();
      }
      try {
        await keep(env, letter);
        message.ack();
      } catch (error) {
        logError('dead_letter_not_kept', error, { organizationId: letter.organizationId, sessionId: letter.sessionId });
        message.retry();
      }
    }),
  );
}

/** With how its events came: what quarantines hide is hidden also where it failed. */
async function keep(env: Environment, letter: DeadLetterMessage): Promise<void> {
  const { organizationId, sessionId, revision } = letter;
  const id = `${ID_PREFIX.deadLetter}${sessionId.slice(0, 48)}_r${revision}`;
  const { arrivals } = await within('sessionControl', env.SESSION_CONTROL.traceOf(organizationId, sessionId));
  const name = await erasedName(organizationId, sessionId);
  await within('catalog', catalogOf(env, organizationId).keepDeadLetter(id, letter, arrivals, name));
  if ((await leaveToErasure(env, organizationId, [{ sessionId, arrivals }])).size > 0) return;
  await within('sessionControl', env.SESSION_CONTROL.park(refOf(letter)));
}

function refOf({ organizationId, sessionId, revision }: DeadLetterMessage): SessionRef {
  return { organizationId, sessionId, revision };
}

function letterOf(body: unknown, receivedAt: number): DeadLetterMessage | null {
  if (typeof body !== 'object' || body === null) return null;
  const message = body as Partial<DeadLetterMessage> & InteractionMessage;
  if (!isId(message.organizationId) || !isId(message.sessionId) || !Number.isInteger(message.revision)) return null;
  return {
    organizationId: message.organizationId,
    sessionId: message.sessionId,
    revision: message.revision,
    archiveKey: message.archiveKey,
    stage: message.stage ?? 'queue',
    kind: message.kind ?? 'transient',
    reason: message.reason ?? 'the queue gave up after its retries',
    failedAt: message.failedAt ?? receivedAt,
  };
}
