import { type Consent, type ConsentTarget, strictest } from './purposes.ts';

/** Ends a connection; what the tracker was told last stays. */
export type Stop = () => void;

/** What every connector can be told. */
export interface WaitOptions {
  /** How long to wait for a consent tool that loads later, milliseconds. Default one minute. */
  waitMs?: number;
}

/** A connection at work. */
export interface Connection {
  /** Reports what the visitor decided; `undefined` while nothing is decided yet. */
  tell(consent: Partial<Consent> | undefined): void;
  /** Runs when the connection ends, at once when it has ended already. */
  onStop(stop: Stop): void;
  /** Makes a function that does nothing after the end, and whose exceptions stay away from the page. */
  guard<A extends unknown[]>(run: (...args: A) => void): (...args: A) => void;
  listen(target: EventTarget, type: string, handle: (event: Event) => void): void;
  /** Calls once something is there: at once, or when it has come. Gives up after `waitMs`. */
  whenThere<T extends object>(find: () => T | undefined, then: (found: T) => void): void;
}

/** What the connections of one tracker say, and what the tracker heard last. */
interface Board {
  words: Map<object, Partial<Consent>>;
  heard: string;
}

const boards = new WeakMap<ConsentTarget, Board>();
const LOOK_MS = 200;
const WAIT_MS = 60_000;

/**
 * Opens a connection between a consent tool and a tracker. The tracker is told when something changed, and where
 * several connections are open the strictest word counts. On a server it does nothing.
 */
export function connect(
  tracker: ConsentTarget,
  { waitMs = WAIT_MS }: WaitOptions,
  begin: (connection: Connection) => void,
): Stop {
  if (typeof window === 'undefined') return () => {};
  const board = boards.get(tracker) ?? { words: new Map(), heard: '' };
  boards.set(tracker, board);
  const stops: Stop[] = [];
  let isOpen = true;

  const connection: Connection = {
    tell(consent) {
      if (!consent || !isOpen) return;
      board.words.set(connection, consent);
      const merged = strictest(board.words.values());
      const text = JSON.stringify(merged);
      if (text === board.heard || text === '{}') return;
      board.heard = text;
      tracker.setConsent(merged);
    },
    onStop(stop) {
      if (isOpen) stops.push(stop);
      else connection.guard(stop)();
    },
    guard:
      (run) =>
      (...args) => {
        try {
          run(...args);
        } catch {
          // What another tool's data or a missing browser feature makes us throw is not the page's trouble.
        }
      },
    listen(target, type, handle) {
      const guarded = connection.guard((event: Event) => {
        if (isOpen) handle(event);
      });
      target.addEventListener(type, guarded);
      connection.onStop(() => target.removeEventListener(type, guarded));
    },
    whenThere(find, then) {
      let waited = 0;
      const look = connection.guard(() => {
        const found = find();
        waited += LOOK_MS;
        if (found || waited > waitMs) clearInterval(timer);
        if (found) then(found);
      });
      const timer = setInterval(look, LOOK_MS);
      connection.onStop(() => clearInterval(timer));
      look();
    },
  };
  connection.guard(begin)(connection);
  return () => {
    if (!isOpen) return;
    isOpen = false;
    board.words.delete(connection);
    for (const stop of stops) connection.guard(stop)();
  };
}

/** A function of the page by its name, once it is there. */
export function pageFunction(name: string): ((...args: unknown[]) => unknown) | undefined {
  const found = (window as unknown as Record<string, unknown>)[name];
  return typeof found === 'function' ? (...args) => found.apply(window, args) : undefined;
}

/** A variable of the page by its name. */
export function pageValue(name: string): unknown {
  return (window as unknown as Record<string, unknown>)[name];
}
