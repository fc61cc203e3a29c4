import { setTimeout as wait } from 'node:timers/promises';
import { onDisk } from '../../tests/faults/on-disk.ts';
import { batchOf, laptopEvents, send } from '../../tests/stack/client.ts';
import type { Stack } from '../../tests/stack/stack.ts';

/** How often the catalog is looked at; waits are too long by up to this. */
const LOOK_EVERY_MS = 200;

/**
 * Sends sessions and waits until the catalog holds them.
 * @returns waits in milliseconds, shortest first: from the end of each session's idle time, when it is archived and queued, until its
 * row is in the catalog; infinite for those that were not there in time
 */
export async function measureWaits(
  stack: Stack,
  sessionIds: readonly string[],
  { idleMs, lanes, withinMs }: { idleMs: number; lanes: number; withinMs: number },
): Promise<number[]> {
  const queuedAt = new Map<string, number>();
  const left = [...sessionIds];
  const lane = async () => {
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      await sendUntilTaken(stack, id);
      queuedAt.set(id, Date.now() + idleMs);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));

  const waits = new Map<string, number>();
  const deadline = Date.now() + idleMs + withinMs;
  while (waits.size < sessionIds.length && Date.now() < deadline) {
    const now = Date.now();
    for (const { sessionId } of onDisk(stack.dataDir).storedSessions()) {
      const at = queuedAt.get(sessionId);
      if (at !== undefined && !waits.has(sessionId)) waits.set(sessionId, now - at);
    }
    await wait(LOOK_EVERY_MS);
  }
  return sessionIds.map((id) => waits.get(id) ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
}

/** A request that the local runtime dropped is sent again, the same batch, as any client would. */
async function sendUntilTaken({ demo }: Stack, id: string): Promise<void> {
  const batch = batchOf(id, `bat_${id}`, laptopEvents(demo.shop));
  for (let tries = 1; ; tries++) {
    try {
      await send(demo, batch);
      return;
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

/** The value that so large a share of the sorted values does not exceed. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
