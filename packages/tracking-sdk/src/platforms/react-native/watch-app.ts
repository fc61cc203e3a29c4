import type { Client } from '../../core/client.ts';
import type { Guard } from '../../core/counters.ts';
import { redactUrl } from '../../core/redact.ts';
import type { ReactNativeOptions } from './options.ts';
import { watchErrors } from './watch-errors.ts';

/** Watches the application: foreground and background, network, links that open it, and errors nobody caught. */
export function watchApp(options: ReactNativeOptions, client: Client, guard: Guard): () => void {
  const { appState, netInfo, linking, errorUtils } = options;
  const stops: (() => void)[] = [];
  const tell = (name: string, properties?: Record<string, string>) => client.emit({ type: 'custom', name, properties });
  let isBehind = false;
  let isOffline = false;

  if (appState) {
    // `inactive` is a moment in between: a call comes in, or the person looks through the open applications.
    const subscription = appState.addEventListener(
      'change',
      guard((state: string) => {
        if (state === 'background' && !isBehind) {
          isBehind = true;
          tell('app_backgrounded');
          client.leave();
        } else if (state === 'active' && isBehind) {
          isBehind = false;
          tell('app_foregrounded');
          client.resume();
        }
      }),
    );
    stops.push(() => subscription.remove());
  }
  if (netInfo) {
    stops.push(
      netInfo.addEventListener(
        guard(({ isConnected }: { isConnected: boolean | null }) => {
          const isBack = isOffline && isConnected === true;
          isOffline = isConnected === false;
          if (isBack && !isBehind) client.resume();
        }),
      ),
    );
  }
  if (linking) {
    const opened = guard((url: string | null | undefined) => {
      if (url) tell('app_opened', { url: redactUrl(url) });
    });
    let isOver = false;
    // Without an answer no link opened the application.
    linking.getInitialURL().then(
      (url) => isOver || opened(url),
      () => undefined,
    );
    const subscription = linking.addEventListener('url', ({ url }) => opened(url));
    stops.push(() => {
      isOver = true;
      subscription.remove();
    });
  }
  if (errorUtils) stops.push(watchErrors(errorUtils, client, guard));
  return () => {
    for (const stop of stops) guard(stop)();
  };
}
