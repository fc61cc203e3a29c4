import type { KeyValueStorage } from '../options.ts';
import { attempt } from './attempt.ts';

/** The SDK's part of a storage; it never throws. */
export interface Store {
  /** Takes a storage, which may throw when it is looked for. */
  find(find: () => KeyValueStorage | undefined): void;
  get(name: string): string | null | undefined;
  /** Keeps a value, in memory only while the store is locked, or when the storage is full or blocked. */
  set(name: string, value: string): void;
  remove(name: string): void;
  /** Names that begin with a prefix, in ascending order. */
  names(prefix: string): string[];
  /** Writes to the device from now on, first of all what was kept in memory until then. */
  unlock(): void;
}

/** What each page keeps for as long as it lives: when it is gone, the page cleared its storage. */
const LANDMARK = 'id';

/**
 * Wraps a storage that may throw on any call, also when it is looked for: blocked by the browser, full, or replaced by the page.
 * Keys begin with `crow.` and the end of the API key, so that two trackers on one page stay apart.
 */
export function createStore(apiKey: string): Store {
  const room = `crow.${`${apiKey}`.slice(-6)}.`;
  /** All that this page wrote, also what the device refuses. */
  const memory = new Map<string, string>();
  const refused = new Set<string>();
  let device: KeyValueStorage | undefined;
  let isOpen: boolean | undefined;
  const read = (name: string) => attempt(() => device?.getItem(room + name));
  const write = (value: string, name: string) => {
    refused.add(name);
    if (isOpen)
      attempt(() => {
        device?.setItem(room + name, value);
        if (device) refused.delete(name);
      });
  };
  /** The page cleared its storage: the device gets back what it lacks. */
  const heal = () => {
    if (memory.has(LANDMARK) && !read(LANDMARK))
      for (const [name, value] of memory) if (!read(name)) write(value, name);
  };
  return {
    find(find) {
      device = attempt(find);
    },
    // Other tabs write to the device as well, so it is asked first.
    get: (name) => read(name) ?? memory.get(name),
    set(name, value) {
      memory.set(name, value);
      write(value, name);
    },
    remove(name) {
      memory.delete(name);
      attempt(() => device?.removeItem(room + name));
    },
    names(prefix) {
      heal();
      const names = new Set<string>();
      attempt(() => {
        // Without a device there is no number to count down from, which ends it as well.
        for (let index = device?.length as number; index--; ) {
          const key = `${device?.key(index)}`;
          if (key.startsWith(room)) names.add(key.slice(room.length));
        }
      });
      for (const name of memory.keys()) {
        if (refused.has(name)) names.add(name);
        // Another tab removed it, which has dealt with it then.
        else if (!names.has(name)) memory.delete(name);
      }
      return [...names].filter((name) => name.startsWith(prefix)).sort();
    },
    unlock() {
      isOpen = true;
      memory.forEach(write);
    },
  };
}
