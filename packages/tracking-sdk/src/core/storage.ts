import type { KeyValueStorage } from '../options.ts';

/** The SDK's part of a storage; it never throws. */
export interface Store {
  get(name: string): string | undefined;
  /** Keeps a value, in memory only while the store is not open, or when the storage is full or blocked. */
  set(name: string, value: string): void;
  remove(name: string): void;
  /** Names that begin with a prefix, in ascending order. */
  names(prefix: string): string[];
  /** Writes to the device from now on, first of all what was kept in memory until then. */
  open(): void;
}

/**
 * Wraps a storage that may throw on any call, also when it is looked for: blocked by the browser, full, or replaced by the page.
 * Keys begin with `crow.` and the end of the API key, so that two trackers on one page stay apart.
 */
export function createStore(find: () => KeyValueStorage | undefined, apiKey: string): Store {
  const room = `crow.${apiKey.slice(-6)}.`;
  /** All that this page wrote: the device may be closed, full or blocked, and the page may clear it. */
  const memory = new Map<string, string>();
  let isOpen = false;
  const attempt = <T>(run: () => T): T | undefined => {
    try {
      return run();
    } catch {
      return undefined; // memory has what a blocked storage refuses
    }
  };
  const device = attempt(find);
  const store: Store = {
    // Other tabs write to the device as well, so it is asked first.
    get: (name) => attempt(() => device?.getItem(room + name)) ?? memory.get(name),
    set(name, value) {
      memory.set(name, value);
      if (isOpen) attempt(() => device?.setItem(room + name, value));
    },
    remove(name) {
      memory.delete(name);
      attempt(() => device?.removeItem(room + name));
    },
    names(prefix) {
      const names = new Set(memory.keys());
      attempt(() => {
        for (let i = device?.length ?? 0; i--; ) {
          const key = `${device?.key(i)}`;
          if (key.startsWith(room)) names.add(key.slice(room.length));
        }
      });
      return [...names].filter((name) => name.startsWith(prefix)).sort();
    },
    open() {
      isOpen = true;
      for (const [name, value] of memory) store.set(name, value);
    },
  };
  return store;
}
