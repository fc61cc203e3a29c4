/** Remembers values for a short time, and no more than a set number of them. */
export interface ShortMemory<Value> {
  get(name: string): Value | undefined;
  /** @param since when the value was asked for, Unix milliseconds: its life counts from there, not from the answer */
  set(name: string, value: Value, since: number): void;
  forget(name: string): void;
}

/**
 * Makes a memory of one isolate. Values are kept, never promises: a promise that another request began
 * would never settle when that request is cancelled.
 * @param limits how long a value is used, and how many are kept; beyond it the oldest go
 */
export function createShortMemory<Value>(
  limits: { lifeMs: number; entries: number },
  now: () => number = () => Date.now(),
): ShortMemory<Value> {
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    get(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (now() < entry.until) return entry.value;
      entries.delete(name);
      return undefined;
    },
    set(name, value, since) {
      entries.delete(name);
      entries.set(name, { value, until: since + limits.lifeMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= limits.entries) break;
        entries.delete(oldest);
      }
    },
    forget(name) {
      entries.delete(name);
    },
  };
}
