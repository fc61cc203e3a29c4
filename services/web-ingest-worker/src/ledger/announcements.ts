import type { UntoldBatch } from './untold-batches.ts';

/** How long announcements are gathered, milliseconds. */
const GATHERED_MS = 1_000;
/** An object that should have announced may be gone: after this long another one takes over. */
const OVERDUE_MS = 3 * GATHERED_MS;

interface Gathered {
  /** When they are announced, Unix milliseconds. */
  dueAt: number;
  batches: UntoldBatch[];
}

/** Tells a part of a ledger of batches. */
type Announce = (batches: UntoldBatch[]) => Promise<void>;

export interface Announcements {
  /** Notes a batch, to be announced to a part of a ledger; when that fails, the next one tells it as well. */
  note(ledger: string, batch: UntoldBatch, announce: Announce, ctx: Pick<ExecutionContext, 'waitUntil'>): void;
  /** Announces what somebody noted and is gone. */
  takeOver(ledger: string, announce: Announce): Promise<void>;
}

/**
 * Lets the ledger know early what it will be told later. Telling costs a session its turn, and where many sessions begin at once the last turn is
 * minutes away; that something is to be told fits in one call a second for all sessions of an isolate, and lets the ledger say up to when it is complete.
 * Announcing never delays an answer.
 * @param wait sleeps for some milliseconds
 * @param now clock in Unix milliseconds
 */
export function createAnnouncements(
  wait: (ms: number) => Promise<void> = (ms) => scheduler.wait(ms),
  now: () => number = Date.now,
): Announcements {
  const gathering = new Map<string, Gathered>();

  function isUnderWay({ dueAt }: Gathered): boolean {
    return now() < dueAt + OVERDUE_MS;
  }

  async function send(ledger: string, gathered: Gathered, announce: Announce): Promise<void> {
    if (gathering.get(ledger) !== gathered) return;
    gathering.delete(ledger);
    try {
      await announce(gathered.batches);
    } catch {
      // The ledger is down: whoever has something next takes these along. Sessions say themselves that they could not tell.
      const next = gathering.get(ledger) ?? { dueAt: Number.NEGATIVE_INFINITY, batches: [] };
      next.batches.unshift(...gathered.batches);
      gathering.set(ledger, next);
    }
  }

  return {
    note(ledger, batch, announce, ctx) {
      const known = gathering.get(ledger);
      if (known && isUnderWay(known)) {
        known.batches.push(batch);
        return;
      }
      const gathered = { dueAt: now() + GATHERED_MS, batches: [...(known?.batches ?? []), batch] };
      gathering.set(ledger, gathered);
      ctx.waitUntil(wait(GATHERED_MS).then(() => send(ledger, gathered, announce)));
    },
    async takeOver(ledger, announce) {
      const known = gathering.get(ledger);
      if (known && !isUnderWay(known)) await send(ledger, known, announce);
    },
  };
}
