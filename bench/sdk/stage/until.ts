import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something is so. @returns whether it became so in time */
export async function until(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) return false;
    await delay(20);
  }
  return true;
}

/** @throws when a promise takes longer than it may */
export async function within<T>(promise: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  const stop = new AbortController();
  const late = delay(timeoutMs, undefined, { signal: stop.signal }).then(
    () => Promise.reject(new Error(`${what} took longer than ${timeoutMs / 1000} s`)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}
