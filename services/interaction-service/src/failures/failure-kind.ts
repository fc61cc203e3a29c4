import type { DeadLetterMessage } from '@crow/contracts';

/** Trying again can't help: the input itself is wrong. */
export class PermanentError extends Error {
  override name = 'PermanentError';
}

export type FailureKind = DeadLetterMessage['kind'];

/**
 * Whether another try could help. Everything may, unless it says otherwise: a session given up
 * by mistake costs more than a few tries in vain.
 * An error that came over RPC may have lost its name and keeps it as the beginning of its message.
 */
export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof Error)) return 'transient';
  const named = [error.name, error.message.split(':', 1)[0]];
  return named.includes('PermanentError') || named.includes('NonRetryableError') ? 'permanent' : 'transient';
}

const REASON_LENGTH = 500;

/** What went wrong, for people; cut, because a message may quote a page. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^(?:Uncaught )?(?:PermanentError|NonRetryableError|Error): /, '').slice(0, REASON_LENGTH);
}
