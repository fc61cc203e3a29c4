import { createCalls } from '../../core/calls.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { setRandomBytes } from '../../core/ids.ts';
import { redactUrl } from '../../core/redact.ts';
import { cut } from '../../core/text.ts';
import type { Tracking } from '../../core/tracking.ts';
import type { AnyEvents } from '../../options.ts';
import { createAppTracking } from '../app/app-tracking.ts';
import { addressOfScreen, createPlace } from '../app/place.ts';
import { contextOf } from './context.ts';
import type { Crow, ReactNativeOptions } from './options.ts';
import { followNavigation } from './screens.ts';
import { openStorage } from './storage.ts';
import { watchApp } from './watch-app.ts';

/** Ids that somebody can guess would mix people up, so there is no way around a real source. */
const NO_RANDOM =
  'there is no source of random bytes; import react-native-get-random-values first, or give randomBytes';

/** Touches need the tracking itself, which customers don't. */
const trackings = new WeakMap<object, Tracking>();

/** The tracking behind what {@link startCrow} returned. */
export function trackingOf(crow: object): Tracking | undefined {
  return trackings.get(crow);
}

/** Connects the core with a React Native application. */
export function startCrow<Events extends object = AnyEvents>(
  options: ReactNativeOptions,
  clock: Clock = systemClock,
): Crow<Events> {
  const { randomBytes, app, storage } = options;
  const { crypto } = globalThis as { crypto?: Partial<Crypto> };
  const hasRandom = randomBytes || crypto?.getRandomValues;
  if (randomBytes) setRandomBytes((bytes) => randomBytes(bytes));
  const address = (screen?: string, params?: Record<string, unknown>) =>
    redactUrl(addressOfScreen(app?.name ?? 'app', screen, params));
  const place = createPlace({ url: address() });
  const tell = (error: unknown) => {
    if (options.debug) console.warn('[crow]', 'the storage refused a change:', error);
  };
  const tracking = createAppTracking({
    options,
    clock,
    obstacle: hasRandom ? undefined : NO_RANDOM,
    platform: {
      name: 'react-native',
      fetch: (url, init) => globalThis.fetch(url, init),
      page: place.source,
      context: () => contextOf(options),
    },
    openStorage: () => openStorage(storage, tell),
    watch: (client, guard) => watchApp(options, client, guard),
  });
  const screen = (name: string, params?: Record<string, unknown>) => {
    if (!name) return;
    const url = address(name, params);
    tracking.call(() => {
      const before = place.shown();
      place.show({ url, title: cut(name) });
      tracking.client.emit({ type: 'page_view', navigation: 'screen', referrer: before.title && before.url });
    });
  };
  const calls = createCalls<Events>(tracking, () => Math.round(globalThis.performance?.now() ?? clock.now()));
  const crow: Crow<Events> = {
    ...calls,
    screen,
    trackNavigation: (container, { params = [] } = {}) => followNavigation(container, params, screen),
  };
  trackings.set(crow, tracking);
  return crow;
}
