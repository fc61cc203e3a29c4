import { setTimeout as wait } from 'node:timers/promises';

/**
 * Asks until the answer is there.
 * @throws after `timeoutMs`, with what was waited for
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  timeoutMs = 60_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await wait(100);
  }
  throw new Error(`waited ${timeoutMs / 1000} s for ${what}`);
}
