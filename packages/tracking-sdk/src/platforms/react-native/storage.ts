import type { KeyValueStorage } from '../../options.ts';
import type { AsyncKeyValueStorage, ReactNativeOptions, SyncKeyValueStorage } from './options.ts';

/** Keys of ours begin with this; others are never touched. */
const OURS = 'crow.';

/** Makes what React Native applications have look like `localStorage`. */
export function openStorage(
  storage: ReactNativeOptions['storage'],
  onFailure: (error: unknown) => void,
): KeyValueStorage | undefined | Promise<KeyValueStorage> {
  if (!storage) return undefined;
  return 'getString' in storage ? overSync(storage) : overAsync(storage, onFailure);
}

function overSync(storage: SyncKeyValueStorage): KeyValueStorage {
  return {
    get length() {
      return storage.getAllKeys().length;
    },
    key: (index) => storage.getAllKeys()[index] ?? null,
    getItem: (key) => storage.getString(key) ?? null,
    setItem: (key, value) => storage.set(key, value),
    removeItem: (key) => void (storage.remove ? storage.remove(key) : storage.delete?.(key)),
  };
}

/**
 * Loads what is ours, then answers from memory and writes behind, one key at a time in the order of the changes. A key
 * that changes again before its turn is written once, with its last value. What can't be written stays in memory.
 */
async function overAsync(storage: AsyncKeyValueStorage, onFailure: (error: unknown) => void): Promise<KeyValueStorage> {
  const kept = new Map<string, string>();
  /** Changes that are not on the device yet; undefined stands for a removal. */
  const changes = new Map<string, string | undefined>();
  /** Keys that may be on the device. */
  const onDevice = new Set<string>();
  let isWriting = false;

  const attempt = async <T>(run: () => Promise<T>) => {
    try {
      return await run();
    } catch (error) {
      onFailure(error);
      return undefined;
    }
  };
  const write = async () => {
    if (isWriting) return;
    isWriting = true;
    for (let [next] = changes; next; [next] = changes) {
      const [key, value] = next;
      changes.delete(key);
      if (value === undefined) onDevice.delete(key);
      else onDevice.add(key);
      await attempt(() => (value === undefined ? storage.removeItem(key) : storage.setItem(key, value)));
    }
    isWriting = false;
  };
  const change = (key: string, value: string | undefined) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    // What came and went before its turn needs no write: a storage that hangs is not waited for by more and more.
    if (value === undefined && !onDevice.has(key)) changes.delete(key);
    else changes.set(key, value);
    void write();
  };

  const keys = (await attempt(() => storage.getAllKeys())) ?? [];
  await Promise.all(
    keys
      .filter((key) => key.startsWith(OURS))
      .map(async (key) => {
        const value = await attempt(() => storage.getItem(key));
        if (typeof value !== 'string') return;
        kept.set(key, value);
        onDevice.add(key);
      }),
  );
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: change,
    removeItem: (key) => {
      if (kept.has(key)) change(key, undefined);
    },
  };
}
