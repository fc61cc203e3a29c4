import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import { holdLiveSocket } from './live-socket.ts';
import { applyLiveMessage, INITIAL_LIVE_STATE, type LiveState, settledBy } from './live-state.ts';

interface LiveStore {
  read: () => LiveState;
  subscribe: (listener: () => void) => () => void;
  start: () => () => void;
}

function createLiveStore(queryClient: QueryClient): LiveStore {
  let state = INITIAL_LIVE_STATE;
  const listeners = new Set<() => void>();

  function set(next: LiveState) {
    state = next;
    for (const listener of listeners) listener();
  }

  function start() {
    const url = new URL('/api/live', window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return holdLiveSocket(url.href, {
      onMessage: (message) => {
        set(applyLiveMessage(state, message, Date.now()));
        const settled = settledBy(message);
        if (settled.length > 0) void queryClient.invalidateQueries({ queryKey: ['sessions'] });
        for (const id of settled) void queryClient.invalidateQueries({ queryKey: ['session', id] });
      },
      onLost: () => {
        set({ ...state, connection: 'reconnecting' });
        // A refused handshake hides its status; asking who we are tells an ended login from an outage.
        void queryClient.invalidateQueries({ queryKey: ['me'] });
      },
    });
  }

  return {
    start,
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const LiveContext = createContext<LiveStore | null>(null);

/** Holds one live connection for all screens below it. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient();
  const [store] = useState(() => createLiveStore(queryClient));
  useEffect(() => store.start(), [store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

/** The part of the live state that `select` picks; it must return the same value for the same state. */
export function useLive<T>(select: (state: LiveState) => T): T {
  const store = use(LiveContext);
  if (!store) throw new Error('useLive needs a LiveProvider above it');
  return useSyncExternalStore(store.subscribe, () => select(store.read()));
}
