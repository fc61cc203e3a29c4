import { type CompleteSession, fromArchiveLines, type InteractionMessage } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { PermanentError, reasonOf } from '../failures/failure-kind.ts';
import { within } from '../failures/within.ts';

/**
 * Reads one archived session revision.
 * @throws {PermanentError} when it is missing, unreadable, or another session than the message names
 */
export async function readArchive(
  env: Pick<Environment, 'ARCHIVE'>,
  message: InteractionMessage,
): Promise<CompleteSession> {
  const object = await within('archive', env.ARCHIVE.get(message.archiveKey));
  if (!object) throw new PermanentError(`the archive ${message.archiveKey} is missing`);
  const packed = await within('archive', object.arrayBuffer());
  const session = await unpack(packed).catch((error: unknown) => {
    throw new PermanentError(`the archive ${message.archiveKey} is unreadable: ${reasonOf(error)}`);
  });
  const { organizationId, sessionId, revision } = session.context;
  const same =
    organizationId === message.organizationId && sessionId === message.sessionId && revision === message.revision;
  if (!same) throw new PermanentError(`the archive ${message.archiveKey} holds another session than the message names`);
  return session;
}

async function unpack(packed: ArrayBuffer): Promise<CompleteSession> {
  const lines = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return fromArchiveLines(await new Response(lines).text());
}
