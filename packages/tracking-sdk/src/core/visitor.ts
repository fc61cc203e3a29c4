import { makeId } from './ids.ts';
import type { Store } from './storage.ts';
import { cut } from './text.ts';

/** Who is using the page: a first-party id of the browser, and the shop's own id once it told it. */
export interface Visitor {
  /** Undefined in cookieless mode. */
  visitorId: string | undefined;
  userId: string | undefined;
  /** The page knows who it is. */
  identify(userId: string): void;
  /** Somebody else from now on. */
  forget(): void;
}

/** Reads the visitor from the storage, or makes one. */
export function createVisitor(store: Store, cookieless: boolean): Visitor {
  const newId = () => {
    if (cookieless) return undefined;
    const id = makeId('vis_');
    store.set('visitor', id);
    return id;
  };
  const kept = store.get('visitor');
  const visitor: Visitor = {
    visitorId: kept && /^vis_[\w-]{1,60}$/.test(kept) ? kept : newId(),
    userId: store.get('user') ?? undefined,
    identify(userId) {
      visitor.userId = cut(userId);
      store.set('user', visitor.userId);
    },
    forget() {
      visitor.userId = undefined;
      store.remove('user');
      visitor.visitorId = newId();
    },
  };
  return visitor;
}
