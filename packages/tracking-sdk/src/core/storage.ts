import type { KeyValueStorage } from '../options.ts';

/** The SDK's part of a storage; it never throws. */
export interface Store {
  get(name: string): string | null;
  /** Whether the value is kept; false when the storage is full or blocked. */
  set(name: string, value: string): boolean;
  remove(name: string): void;
  /** Names that begin with a prefix, in ascending order. */
  names(prefix: string): string[];
}

const ROOM = 'crow.';

/**
 * Wraps a storage that may throw on any call: blocked by the browser, full, or replaced by the page.
 * Keys begin with `crow.` and the end of the API key, so that two trackers on one page stay apart.
 */
export function createStore(storage: KeyValueStorage | undefined, apiKey: string): Store {
  const room = `${ROOM}${apiKey.slice(-6)}.`;
  const attempt = <T>(run: (storage: KeyValueStorage) => T, otherwise: T): T => {
    try {
      return storage ? run(storage) : otherwise;
    } catch {
      return otherwise; // the caller then works from memory, which is what a blocked storage leaves
    }
  };
  return {
    get: (name) => attempt((s) => s.getItem(room + name), null),
    set: (name, value) =>
      attempt((s) => {
        s.setItem(room + name, value);
        return true;
      }, false),
    remove: (name) => attempt((s) => s.removeItem(room + name), undefined),
    names: (prefix) =>
      attempt((s) => {
        const names: string[] = [];
        for (let i = 0; i < s.length; i++) {
          const key = s.key(i);
          if (key?.startsWith(room + prefix)) names.push(key.slice(room.length));
        }
        return names.sort();
      }, []),
  };
}
