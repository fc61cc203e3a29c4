import type { LiveMessage } from '@crow/contracts';

export interface LiveListener {
  onMessage: (message: LiveMessage) => void;
  /** The connection was lost or could not be made; another try follows by itself. */
  onLost: () => void;
}

/**
 * Time before a try to connect again: doubles from half a second to 15 seconds, with jitter,
 * so that all dashboards do not return at once after an outage.
 * @param attempt tries that failed since the last message, from 1
 * @param random 0 to 1
 * @returns milliseconds
 */
export function backOffMs(attempt: number, random: number): number {
  const ceiling = Math.min(15_000, 500 * 2 ** (attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

/**
 * Holds a WebSocket to the live view open until it is told to stop.
 * @returns stops for good
 */
export function holdLiveSocket(url: string, listener: LiveListener): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let stopped = false;

  function connect() {
    timer = undefined;
    socket = new WebSocket(url);
    socket.addEventListener('message', (event) => {
      failures = 0;
      if (typeof event.data === 'string') listener.onMessage(JSON.parse(event.data) as LiveMessage);
    });
    // An `error` is always followed by `close`.
    socket.addEventListener('close', () => {
      if (stopped) return;
      failures += 1;
      listener.onLost();
      timer = setTimeout(connect, backOffMs(failures, Math.random()));
    });
  }

  function connectNow() {
    if (timer === undefined || document.visibilityState === 'hidden') return;
    clearTimeout(timer);
    connect();
  }

  window.addEventListener('online', connectNow);
  document.addEventListener('visibilitychange', connectNow);
  connect();
  return () => {
    stopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', connectNow);
    document.removeEventListener('visibilitychange', connectNow);
    socket?.close();
  };
}
