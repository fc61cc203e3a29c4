import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits until an address answers with a 2xx status.
 * @throws when `ended` settles first, or after `timeoutMs`
 */
export async function untilReady(url: string, ended: Promise<unknown>, timeoutMs = 180_000): Promise<void> {
  let over = false;
  const watch = ended.finally(() => {
    over = true;
  });
  watch.catch(() => undefined);
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (over) throw new Error('the Workers runtime ended while starting');
    if (await answers(url)) return;
    await wait(100);
  }
  throw new Error(`${url} did not answer within ${timeoutMs / 1000} s`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false; // not listening yet
  }
}
