/** A value that outlives the page, and that components can subscribe to. */
export interface StoredValue<T> {
  get(): T;
  set(value: T): void;
  /** Calls back after each change, of other tabs too. @returns the end of it */
  subscribe(listener: () => void): () => void;
}

/**
 * Keeps a value in `localStorage`; where that is refused or full, the value lives as long as the page.
 * @param read makes a value of what was stored, which may be anything, or of undefined when there is nothing
 */
export function createStoredValue<T>(key: string, read: (stored: unknown) => T): StoredValue<T> {
  const listeners = new Set<() => void>();
  let value = read(parse(load(key)));

  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return; // null: everything was cleared
    value = read(parse(event.newValue));
    for (const listener of listeners) listener();
  });

  return {
    get: () => value,
    set(next) {
      value = next;
      save(key, JSON.stringify(next));
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined; // somebody else wrote there
  }
}

function load(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the shop works for one visit
  }
}

function save(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Storage is full or switched off: the value still lives in the page.
  }
}
